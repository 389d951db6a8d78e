-- Published figures in scope of one indicator, place, period and way of counting to which sources give different values:
-- how many such cases, of how many indicators and places, and the figures.
with one_thing as (
    select indicator_code, province_name, list(figure_id order by figure_id) as figure_ids
    from fct_figure as f
    where f.year between $year_from and $year_to
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
        -- end
    group by indicator_code, province_name, nature, counting, case when counting = 'one_body' then reporting_body end,
        end_date, case when nature = 'flow' then start_date end
    having count(distinct value) > 1
)
select count(*) as case_count, count(distinct indicator_code) as indicator_count, count(distinct province_name) as place_count,
    flatten(list(figure_ids order by figure_ids)) as figure_ids
from one_thing
