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
        -- if mark_own
        and d.level in ('province', 'party_bloc') and d.code is not null
        -- end
        -- if mark_placed
        and d.code is not null
        -- end
)
select d.document_id, coalesce(p.name, case d.level when 'central' then 'Trung ương' else 'chưa rõ tỉnh' end) as place, d.year, k.name as kind, d.number_text, d.issue_date,
    d.issuer, d.level, d.title, d.knowledge, d.reliability, d.doubt, d.source, m.duty_count,
    count(*) over () as total
from chosen as d
join dim_document_kind as k on k.kind_code = d.doc_type
left join mart_document as m using (document_key)
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
order by d.year, place, d.issue_start, d.document_id
limit $page_size offset $page_start
