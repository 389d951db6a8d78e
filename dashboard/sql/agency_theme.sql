-- scope
-- Assignments by body and theme; a duty with two themes stands under both.
same_themes as (
    select agency_key, theme_bits, count(*) as value from scope_assignment group by all
),
counted as (
    select s.agency_key, t.theme_code, if($en, t.name_en, t.name) as theme, t.ordinal as theme_ordinal, cast(sum(s.value) as bigint) as value
    from same_themes as s
    join dim_theme as t on s.theme_bits & (cast(1 as bigint) << t.ordinal) <> 0
    where true
        -- if themes
        and list_contains(cast($themes as text[]), t.theme_code)
        -- end
    group by all
)
select k.agency_code, counted.theme_code, counted.value, if($en, g.name_en, g.short_name) as agency, if($en, g.name_en, g.name) as agency_name, counted.theme,
    counted.theme_ordinal
from counted
join mart_agency as k using (agency_key)
join dim_agency as g using (agency_code)
order by k.agency_code, counted.theme_code
