-- Published figures with a period of the `most_indicators` indicators that have the most in scope, as their sources
-- give them; `indicator_total` and `figure_total` count all.
with placed as (
    select f.*, count(*) over (partition by f.indicator_code) as indicator_size
    from fct_figure as f
    where f.year between $year_from and $year_to
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
        -- end
),
ranked as (
    select *, dense_rank() over (order by indicator_size desc, indicator_code) as rank,
        count(distinct indicator_code) over () as indicator_total, count(*) over () as figure_total
    from placed
)
select f.figure_id, f.indicator_code, if($en, i.name_en, i.short_name) as indicator, if($en, i.unit_en, f.unit) as unit,
    if($en, f.place_en, f.province_name) as province_name, f.value, f.qualifier, f.nature, f.counting,
    f.period_start, f.period_end, f.start_date, f.end_date, f.end_is_publication, f.source_kind, f.source_url,
    f.source_title, f.reporting_body, f.note, cast(f.rank as integer) as rank, f.indicator_total, f.figure_total,
    count(distinct f.value) over (
        partition by f.indicator_code, f.province_name, f.nature, f.counting,
            case when f.counting = 'one_body' then f.reporting_body end, f.end_date,
            case when f.nature = 'flow' then f.start_date end) > 1 as is_contradicted
from ranked as f
join dim_indicator as i using (indicator_code)
where f.rank <= $most_indicators
order by f.rank, f.province_name, f.end_date, f.figure_id
