-- scope
-- The paragraphs assigned to nobody in particular behind a mark, one a row.
behind as (
    select * from scope_task as t
    where true
        -- if mark_document
        and document_id = $mark_document
        -- end
        -- if mark_province
        and coalesce(code, '') = $mark_province  -- '' is the centre
        -- end
        -- if mark_issuers
        and list_contains(  -- '' is the centre; of a province its own plans, not those of bodies and districts in it
            cast($mark_issuers as text[]),
            case when level = 'central' then '' when level in ('province', 'party_bloc') then code end)
        -- end
        -- if mark_theme
        and task_id in (select task_id from fct_task_theme where theme_code = $mark_theme)
        -- end
        -- if mark_themes
        and task_id in (select task_id from fct_task_theme where list_contains(cast($mark_themes as text[]), theme_code))
        -- end
)
select d.document_id, if($en, d.place_en, d.place) as place, d.year, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    t.section, t.ordinal, t.summary,
    (select string_agg(if($en, th.name_en, th.name), ', ' order by r.rank)
        from fct_task_theme as r join dim_theme as th using (theme_code) where r.task_id = t.task_id) as themes,
    count(*) over () as total
from behind as t
join dim_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
order by d.year, t.task_id
limit $page_size offset $page_start
