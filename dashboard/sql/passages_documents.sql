-- scope
-- The documents behind a mark, one a row.
chosen as (
    select d.* from scope_document as d
    where true
        -- if mark_province
        and d.code = $mark_province
        -- end
        -- if mark_year
        and d.year = $mark_year
        -- end
        -- if mark_knowledge
        and d.knowledge = $mark_knowledge
        -- end
        -- if mark_document
        and d.document_id = $mark_document
        -- end
        -- if mark_documents
        and list_contains(cast($mark_documents as text[]), d.document_id)
        -- end
        -- if mark_level
        and d.level = $mark_level
        -- end
        -- if mark_reliability
        and d.reliability = $mark_reliability
        -- end
        -- if mark_lacks
        and case $mark_lacks
            when 'number' then d.number is null and d.reliability <> 'draft'
            when 'symbol' then d.symbol is null and d.reliability <> 'draft'
            when 'date' then d.issue_date is null
            when 'year' then d.year is null
            when 'issuer' then d.issuer is null
            when 'province' then d.province_code is null and d.level is distinct from 'central'
            when 'title' then d.title is null
            when 'source' then d.source is null
        end
        -- end
        -- if mark_campaign
        and d.about_campaign
        -- end
        -- if mark_loaded
        and d.status = 'loaded'
        -- end
        -- if mark_unloaded
        and d.status <> 'loaded'
        -- end
        -- if mark_years
        and list_contains(cast($mark_years as integer[]), d.year)
        -- end
        -- if mark_undated
        and d.year is null
        -- end
        -- if mark_directive
        and d.document_key in (select document_key from mart_document_directive where directive_key = (
            select document_key from dim_document where document_id = $mark_directive))
        -- end
        -- if mark_directives
        and d.document_key in (
            select m.document_key from mart_document_directive as m join dim_document as x on x.document_key = m.directive_key
            where list_contains(cast($mark_directives as text[]), x.document_id))
        -- end
        -- if mark_after
        and d.issue_end >= (select issue_start from dim_document where document_id = $mark_after)
        -- end
        -- if mark_provinces
        and list_contains(cast($mark_provinces as text[]), d.code)
        -- end
        -- if mark_unplaced
        and d.code is null and d.level is distinct from 'central'
        -- end
        -- if mark_words
        and (len(list_filter($mark_words, lambda w: not contains(d.search_text, w))) = 0
            or starts_with(d.search_number, $mark_number))
        -- end
        -- if mark_own
        and d.level in ('province', 'party_bloc') and d.code is not null
        -- end
        -- if mark_placed
        and d.code is not null
        -- end
)
select d.document_id, if($en, d.place_en, d.place) as place, d.year, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    d.issuer, d.level, d.title, d.knowledge, d.reliability, d.doubt, d.source, m.duty_count,
    count(*) over () as total
from chosen as d
join dim_document_kind as k on k.kind_code = d.doc_type
left join mart_document as m using (document_key)
order by d.year, place, d.issue_start, d.document_id
limit $page_size offset $page_start
