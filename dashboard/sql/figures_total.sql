-- How many figures are in scope, of how many indicators and places; how many of them come from reports, and how many have
-- no period.
select count(*) filter (f.year between $year_from and $year_to) as figure_count,
    count(distinct f.indicator_code) filter (f.year between $year_from and $year_to) as indicator_count,
    count(distinct f.province_name) filter (f.year between $year_from and $year_to) as place_count,
    count(*) filter (f.year is null) as undated_count,
    count(*) filter (f.year between $year_from and $year_to and f.source_kind = 'report') as reported_count,
    count(*) filter (f.year not between $year_from and $year_to) as outside_count
from fct_figure as f
where true
    -- if provinces
    and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
    -- end
