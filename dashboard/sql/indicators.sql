-- Indicators that have a figure, by theme: words, and how many figures have a period in the chosen years, none, another.
with figure as (
    select f.indicator_code, count(*) as all_count,
        count(*) filter (inside and f.year between $year_from and $year_to) as figure_count,
        count(*) filter (inside and f.year is null) as undated_count,
        count(*) filter (inside and f.year not between $year_from and $year_to) as outside_count
    from (
        select indicator_code, year, true
            -- if provinces
            and coalesce(list_contains(cast($provinces as text[]), case when $view = '2025' then code_2025 else code_2008 end), false)
            -- end
            as inside
        from fct_figure
    ) as f
    group by f.indicator_code
)
select i.indicator_code, if($en, i.name_en, i.name) as name, if($en, i.name_en, i.short_name) as short_name,
    if($en, i.unit_en, i.unit) as unit, i.is_core, i.merge, i.definition, i.caution, if($en, t.name_en, t.name) as theme,
    f.figure_count, f.undated_count, f.outside_count
from figure as f
join dim_indicator as i using (indicator_code)
join dim_theme as t using (theme_code)
order by t.ordinal, i.is_core desc, f.all_count desc, i.indicator_code
