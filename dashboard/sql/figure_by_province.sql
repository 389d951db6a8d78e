-- One figure a unit of the view for one indicator in the chosen years: of each old province
-- the latest stock, or the flow of the longest period; where two sources contradict each
-- other about it nothing is drawn. In 34 provinces the parts are added if the indicator adds.
with candidate as (
    select f.*,
        row_number() over (
            partition by f.code_2008
            order by case when f.nature = 'flow' then f.end_date - f.start_date end desc nulls last,
                f.end_date desc, f.figure_id) as choice
    from fct_figure as f
    where f.indicator_code = $indicator
        and f.year between $year_from and $year_to
        and f.province_vintage = '2008'
        -- not what happened: asked for, planned, announced; nor the part of one body
        and coalesce(f.counting, '') not in ('proposed', 'plan_target', 'announced_before', 'one_body')
        and ($provinces is null or list_contains(cast($provinces as text[]),
            case when $view = '2025' then f.code_2025 else f.code_2008 end))
),
-- the chosen row of each old province, and how many values its sources give for the same thing
part as (
    select b.*, (
        select count(distinct c.value) from candidate as c
        where c.code_2008 = b.code_2008 and c.end_date = b.end_date
            and (b.nature = 'stock' or c.start_date is not distinct from b.start_date)
            and c.nature = b.nature and c.counting is not distinct from b.counting
    ) > 1 as is_contradicted
    from candidate as b
    where b.choice = 1
),
member as (
    select code_2025, count(*) as member_count from map_province where vintage = '2008' group by code_2025
),
unit as (
    select case when $view = '2025' then p.code_2025 else p.code_2008 end as code,
        case when $view = '2025' then m.member_count else 1 end as member_count, i.merge,
        if($en, i.unit_en, i.unit) as unit_shown, p.*
    from part as p
    join member as m on m.code_2025 = p.code_2025
    join dim_indicator as i using (indicator_code)
)
select code,
    case
        when bool_and(is_contradicted) then 'contradicting'
        when max(member_count) > 1 and max(merge) <> 'sum' then 'not_merged'
        else 'value'
    end as state,
    sum(value) filter (not is_contradicted) as value,
    count(*) filter (not is_contradicted) as part_count, max(member_count) as member_count,
    list(figure_id order by figure_id) filter (not is_contradicted) as figure_ids,
    min(start_date) as start_date, max(end_date) as end_date, any_value(nature) as nature,
    count(*) filter (nature = 'flow' and not (month(start_date) = 1 and day(start_date) = 1 and month(end_date) = 12
        and day(end_date) = 31 and year(start_date) = year(end_date))) as part_year_count,
    count(distinct coalesce(counting, '')) > 1 as is_mixed, max(unit_shown) as unit
from unit
group by code
order by code
