-- How many published figures there are by indicator and year; the year is null where the source gives no period.
select f.indicator_code, cast(f.year as integer) as year, count(*) as value
from fct_figure as f
where (f.year is null or f.year between $year_from and $year_to)
    -- if provinces
    and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
    -- end
group by all
order by f.indicator_code, year
