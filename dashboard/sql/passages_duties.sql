-- scope
-- The assigned paragraphs behind a mark, one a row.
chosen as (select * from scope_duty)
select d.document_id, coalesce(p.name, 'Trung ương') as place, d.year, k.name as kind, d.number_text, d.issue_date,
    t.section, t.ordinal,
    (select string_agg(g.short_name, ', ' order by g.short_name) from fct_duty_agency as a
     join dim_agency as g using (agency_code) where a.duty_id = t.duty_id) as agency,
    (select min(a.role) from fct_duty_agency as a where a.duty_id = t.duty_id) as role, t.summary,
    (select string_agg(th.name, ', ' order by r.rank) from fct_duty_theme as r join dim_theme as th using (theme_code)
     where r.duty_id = t.duty_id) as themes,
    (select string_agg(f.printed, '; ' order by f.deadline_id) from fct_deadline as f
     where f.document_key = t.document_key and f.section = t.section and f.ordinal = t.ordinal) as deadlines,
    count(*) over () as total
from chosen as t
join scope_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
where ($mark_document is null or d.document_id = $mark_document)
    and ($mark_province is null or d.code = $mark_province)
    and (not coalesce($mark_placed, false) or d.code is not null)
    and ($mark_year is null or d.year = $mark_year)
    and ($mark_deadline is null or t.has_deadline = $mark_deadline)
    and ($mark_theme is null or t.duty_id in (select duty_id from fct_duty_theme where theme_code = $mark_theme))
order by d.year, d.document_id, t.position
limit $page_size offset $page_start
