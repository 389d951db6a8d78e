-- scope
-- The documents behind a mark, one a row.
chosen as (
    select d.* from scope_document as d
    where ($mark_province is null or d.code = $mark_province)
        and ($mark_year is null or d.year = $mark_year)
        and ($mark_knowledge is null or d.knowledge = $mark_knowledge)
        and ($mark_document is null or d.document_id = $mark_document)
        and (not coalesce($mark_own, false) or (d.level in ('province', 'party_bloc') and d.code is not null))
        and (not coalesce($mark_placed, false) or d.code is not null)
)
select d.document_id, coalesce(p.name, 'Trung ương') as place, d.year, k.name as kind, d.number_text, d.issue_date,
    d.issuer, d.level, d.title, d.knowledge, d.reliability, d.doubt, d.source, m.duty_count,
    count(*) over () as total
from chosen as d
join dim_document_kind as k on k.kind_code = d.doc_type
left join mart_document as m using (document_key)
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
order by d.year, place, d.issue_start, d.document_id
limit $page_size offset $page_start
