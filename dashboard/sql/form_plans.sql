-- scope
-- Loaded plans that lay duties on bodies, of any year, newest first: their heads and how many bodies have duties in them.
select d.document_id, d.document_key, if($en, k.name_en, k.name) as kind, k.name as kind_vi, d.number_text, d.issue_date, d.issuer, d.title,
    d.period, d.plan_year, d.year, d.place_printed, d.code, if($en, d.place_en, d.place) as place, p.name as province,
    count(distinct a.duty_id) as duty_count, count(distinct a.agency_code) as body_count, count(*) over () as plan_total
from scope_document as d
join mart_duty_agency as a on a.document_key = d.document_key
join dim_document_kind as k on k.kind_code = d.doc_type
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
where d.status = 'loaded'
    -- if mark_document
    and d.document_id = $mark_document
    -- end
group by all
order by d.year desc nulls last, d.document_id
limit $most_plans
