-- scope
-- Duties × bodies by state, of each body or (by_theme) of each theme: a duty of several themes counts in each. `duty_total` and
-- `value_total` count all.
line as (
    select d.duty_id, d.state,
        -- if by_theme
        t.theme_code as line, if($en, t.name_en, t.name) as label
        -- end
        -- unless by_theme
        d.agency_code as line, if($en, g.name_en, g.short_name) as label
        -- end
    from rolled_duty as d
    -- if by_theme
    join fct_duty_theme as n using (duty_id)
    join dim_theme as t using (theme_code)
    -- end
    -- unless by_theme
    join dim_agency as g using (agency_code)
    -- end
)
select line, label, state, count(*) as value, cast(sum(count(*)) over (partition by line) as integer) as line_count,
    (select count(*) from rolled_duty) as value_total
from line
group by line, label, state
order by line_count desc, label, state
