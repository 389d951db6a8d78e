-- Places with figures of one indicator, most points first; and how many rows have no period.
select province_name, coalesce(any_value(code_2008), 'm' || any_value(code_2025), 'tw') as place_code, if($en, any_value(place_en), province_name) as place,
    count(*) filter (year between $year_from and $year_to) as figure_count,
    count(*) filter (year is null) as undated_count,
    case when $view = '2025' then min(code_2025) else min(code_2008) end as code
from fct_figure
where indicator_code = $indicator
group by province_name
order by figure_count desc, province_name
