-- scope
-- The duty × body rows behind a mark; every mark_… that is null does not restrict.
chosen as (
    select a.*
    from scope_assignment as a
    where ($mark_agency is null or a.agency_code = $mark_agency)
        and ($mark_role is null or a.role_shown = $mark_role)
        and ($mark_theme is null or a.duty_id in (select duty_id from fct_duty_theme where theme_code = $mark_theme))
)
select d.document_id, coalesce(p.name, 'Trung ương') as place, d.year, k.name as kind, d.number_text, d.issue_date,
    t.section, t.ordinal, g.name as agency, c.role, t.summary,
    (select string_agg(th.name, ', ' order by r.rank) from fct_duty_theme as r join dim_theme as th using (theme_code)
     where r.duty_id = t.duty_id) as themes,
    (select string_agg(f.printed, '; ' order by f.deadline_id) from fct_deadline as f
     where f.document_key = t.document_key and f.section = t.section and f.ordinal = t.ordinal) as deadlines,
    count(*) over () as total
from chosen as c
join fct_duty as t using (duty_id)
join scope_document as d on d.document_key = c.document_key
join dim_document_kind as k on k.kind_code = d.doc_type
join dim_agency as g using (agency_code)
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
where ($mark_document is null or d.document_id = $mark_document)
    and ($mark_province is null or coalesce(d.code, '') = $mark_province)  -- '' is the centre
order by d.year, d.document_id, t.position, agency
limit $page_size offset $page_start
