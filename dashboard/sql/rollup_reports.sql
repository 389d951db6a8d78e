-- scope
-- Current reports on a period that shares days with the year, members before units of districts: their parts in words are null
-- where a report has none.
words as (
    select report_id, any_value(text) filter (part = 'leadership') as leadership, any_value(text) filter (part = 'results') as results,
        any_value(text) filter (part = 'difficulties') as difficulties, any_value(text) filter (part = 'proposals') as proposals
    from fct_report_narrative
    group by report_id
)
select r.report_code, r.agency_code, if($en, g.name_en, g.name) as agency, r.unit_name,
    if($en, coalesce(p.name_en, r.province_name), r.province_name) as province, r.level, r.kind, r.start_date, r.end_date, r.submitted,
    r.is_whole, r.is_of_province, r.is_in_year, w.leadership, w.results, w.difficulties, w.proposals
from rolled_report as r
join dim_agency as g using (agency_code)
left join words as w using (report_id)
left join (select name, any_value(name_en) as name_en from dim_province group by name) as p on p.name = r.province_name
order by list_position(['central', 'province', 'district', 'grassroots', 'mixed'], r.level), agency collate vi, r.unit_name, r.start_date,
    r.report_code
