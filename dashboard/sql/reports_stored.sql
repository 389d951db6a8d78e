-- Reports in the store, one version a row, the latest submitted first; `report_total` counts all versions in scope,
-- `current_total` those that are current. The scope's years are those in which a period ends.
select r.report_code, r.version, r.is_current, if($en, a.name_en, a.name) as agency, r.unit_name,
    coalesce(if($en, p.name_en, r.province_name), if($en, 'National', 'Trung ương')) as place, r.kind, r.start_date, r.end_date,
    r.submitted, r.medium, d.number_text as plan_number,
    (select count(*) from fct_report_figure as f where f.report_id = r.report_id) as figure_count,
    (select count(*) from fct_report_duty as t where t.report_id = r.report_id) as duty_count,
    count(*) over () as report_total, count(*) filter (where r.is_current) over () as current_total
from fct_report as r
join dim_agency as a using (agency_code)
left join dim_document as d using (document_key)
left join (select name, any_value(name_en) as name_en from dim_province group by name) as p on p.name = r.province_name
where r.year between $year_from and $year_to
    -- if provinces
    and list_contains(cast($provinces as text[]), case when $view = '2025' then r.code_2025 else r.code_2008 end)
    -- end
    -- if agencies
    and list_contains(cast($agencies as text[]), r.agency_code)
    -- end
order by r.submitted desc, r.report_code, r.version desc
limit $most_rows
