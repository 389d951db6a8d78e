-- One figure a province of 2008 (or a new province) for one indicator in the chosen years:
-- the latest stock, or the longest period of a flow; contradicting ones give no value.
with candidate as (
    select f.*, coalesce(f.code_2008, f.code_2025) as unit_code,
        row_number() over (
            partition by coalesce(f.code_2008, f.code_2025)
            order by case when f.nature = 'flow' then f.end_date - f.start_date end desc nulls last,
                f.end_date desc, f.figure_id) as choice
    from fct_figure as f
    where f.indicator_code = $indicator
        and f.year between $year_from and $year_to
        and f.province_vintage = '2008'
        and ($provinces is null or list_contains(cast($provinces as text[]),
            case when $view = '2025' then f.code_2025 else f.code_2008 end))
),
best as (select * from candidate where choice = 1),
-- rows that say something else of the same unit for the same period
rival as (
    select b.unit_code, count(distinct c.value) as value_count
    from best as b
    join candidate as c on c.unit_code = b.unit_code
        and c.end_date = b.end_date and c.start_date is not distinct from b.start_date
        and c.nature = b.nature and c.counting is not distinct from b.counting
    group by b.unit_code
),
member as (
    select code_2025, count(*) as member_count from map_province where vintage = '2008' group by code_2025
)
select case when $view = '2025' then b.code_2025 else b.code_2008 end as code,
    case
        when max(r.value_count) > 1 then 'contradicting'
        when $view = '2025' and max(m.member_count) > 1 and max(i.merge) <> 'sum' then 'not_merged'
        else 'value'
    end as state,
    sum(b.value) as value, count(*) as part_count,
    case when $view = '2025' then max(m.member_count) else 1 end as member_count,
    list(b.figure_id order by b.figure_id) as figure_ids, max(b.end_date) as end_date, max(b.unit) as unit
from best as b
join rival as r using (unit_code)
join member as m on m.code_2025 = b.code_2025
join dim_indicator as i using (indicator_code)
group by all
order by code
