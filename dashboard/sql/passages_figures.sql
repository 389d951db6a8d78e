-- The published figures behind a mark, one a row.
select f.figure_id, if($en, f.place_en, f.province_name) as place, f.year, if($en, i.name_en, i.name) as indicator, f.value, if($en, i.unit_en, f.unit) as unit, f.qualifier, f.nature,
    f.counting, f.period_start, f.period_end, f.end_is_publication, f.reporting_body, f.source_kind, f.source_title, f.source_url, f.note,
    count(*) over () as total
from fct_figure as f
join dim_indicator as i using (indicator_code)
where ($mark_figures is null or list_contains(cast($mark_figures as text[]), f.figure_id))
    and ($mark_province is null or case when $view = '2025' then f.code_2025 else f.code_2008 end = $mark_province)
    and ($mark_indicator is null or f.indicator_code = $mark_indicator)
    -- unless mark_undated mark_any_period mark_outside
    and f.year between $year_from and $year_to
    -- end
    -- if mark_any_period
    and (f.year is null or f.year between $year_from and $year_to)
    -- end
    -- if mark_outside
    and f.year not between $year_from and $year_to
    -- end
    -- if mark_year
    and f.year = $mark_year
    -- end
    -- if mark_undated
    and f.year is null
    -- end
    -- if provinces
    and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
    -- end
order by f.province_name, f.end_date, f.figure_id
limit $page_size offset $page_start
