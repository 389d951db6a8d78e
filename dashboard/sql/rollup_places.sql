-- Places with a loaded plan or a report: code of the view ('' the centre), place, report_count (current ones), last_year (the
-- latest in which the period of one ends, null: none).
with report as (
    select coalesce(case when $view = '2025' then code_2025 else code_2008 end, '') as code, year
    from fct_report
    where is_current
),
plan as (
    select distinct coalesce(case when $view = '2025' then code_2025 else code_2008 end, '') as code
    from dim_document
    where status = 'loaded'
),
counted as (
    select code, count(year) as report_count, max(year) as last_year from plan full join report using (code) group by code
)
select c.code, coalesce(if($en, p.name_en, p.name), if($en, 'Central level', 'Trung ương')) as place, c.report_count, c.last_year
from counted as c
left join dim_province as p on p.vintage = $view and p.province_code = c.code
order by c.report_count desc, c.code = '', place collate vi
