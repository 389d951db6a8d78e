-- scope
-- Assignments by body and theme; a duty with two themes stands under both.
counted as (
    select a.agency_code, t.theme_code, count(*) as value
    from scope_assignment as a
    join fct_duty_theme as t using (duty_id)
    where $themes is null or list_contains(cast($themes as text[]), t.theme_code)
    group by all
)
select counted.*, g.short_name as agency, g.name as agency_name, t.name as theme, t.ordinal as theme_ordinal
from counted
join dim_agency as g using (agency_code)
join dim_theme as t using (theme_code)
order by agency_code, theme_code
