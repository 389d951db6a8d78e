-- scope
-- How many documents of provinces are in scope, and how many more would be if their year were known.
counted as (
    select count(*) as document_count
    from scope_document
    where level in ('province', 'party_bloc') and code is not null
),
undated as (
    select count(*) filter (d.level in ('province', 'party_bloc')) as undated_count,
        count(*) as undated_all_count, count(*) filter (coalesce(d.code_2008, d.code_2025) is not null) as undated_placed_count
    from dim_document as d
    where d.about_campaign and d.year is null
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then d.code_2025 else d.code_2008 end)
        -- end
        -- if doc_types
        and list_contains(cast($doc_types as text[]), d.doc_type)
        -- end
        -- if levels
        and list_contains(cast($levels as text[]), d.level)
        -- end
        -- if directive
        and d.document_key in (select document_key from directive_document)
        -- end
)
select * from counted, undated
