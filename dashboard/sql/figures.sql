-- Published figures of one indicator with a period, as their sources give them.
select f.figure_id, f.indicator_code, if($en, f.place_en, f.province_name) as province_name, f.value, if($en, i.unit_en, f.unit) as unit, f.qualifier, f.nature, f.counting,
    f.period_start, f.period_end, f.start_date, f.end_date, f.end_is_publication, f.source_kind, f.source_url,
    f.source_title, f.reporting_body, f.note,
    coalesce(f.code_2008, 'm' || f.code_2025, 'tw') as place_code, f.province_name as published_name,
    count(distinct f.value) over (
        partition by f.province_name, f.nature, f.counting, case when f.counting = 'one_body' then f.reporting_body end, f.end_date,
            case when f.nature = 'flow' then f.start_date end) > 1 as is_contradicted
from fct_figure as f
join dim_indicator as i using (indicator_code)
where f.indicator_code = $indicator
    and f.year between $year_from and $year_to
    and ($places is null or list_contains(cast($places as text[]), f.province_name))
    -- if provinces
    and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
    -- end
order by f.province_name, f.end_date, f.figure_id
