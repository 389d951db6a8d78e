-- The published figures of the place and indicator of each target, in the chosen years; where sources contradict
-- each other is said as in figures.sql.
select t.target_id, f.figure_id, f.value, if($en, i.unit_en, f.unit) as unit, f.unit = i.unit as is_same_unit, f.qualifier, f.nature,
    f.counting, f.period_start, f.period_end, f.start_date, f.end_date, f.end_is_publication, f.source_title, f.source_url, f.note,
    count(distinct f.value) over (
        partition by t.target_id, f.nature, f.counting, f.end_date,
            case when f.nature = 'flow' then f.start_date end) > 1 as is_contradicted
from fct_target as t
join fct_figure as f on f.indicator_code = t.indicator_code and f.province_name = t.scope_name
join dim_indicator as i on i.indicator_code = t.indicator_code
where f.year between $year_from and $year_to
    -- if provinces
    and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
    -- end
order by t.target_id, f.end_date, f.figure_id
