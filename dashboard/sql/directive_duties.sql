-- scope
-- Assigned paragraphs that name the document `naming`, by body and level of the plan, of the `most_bodies` bodies with
-- the most; one paragraph stands under each of its bodies. `duty_total` counts each once, `body_total` all bodies.
named as materialized (
    select a.duty_id, a.agency_key, a.level
    from fct_duty_directive as n
    join scope_assignment as a using (duty_id)
    where n.directive_key = (select document_key from dim_document where document_id = $naming)
),
counted as (
    select agency_key, level, count(*) as value, sum(count(*)) over (partition by agency_key) as body_count
    from named
    group by agency_key, level
),
listed as (
    select * from counted
    qualify dense_rank() over (order by body_count desc, agency_key) <= $most_bodies
)
select k.agency_code, if($en, g.name_en, g.short_name) as agency, if($en, g.name_en, g.name) as agency_name, listed.level,
    listed.value, cast(listed.body_count as bigint) as body_count,
    (select count(distinct duty_id) from named) as duty_total,
    (select count(distinct agency_key) from counted) as body_total
from listed
join mart_agency as k using (agency_key)
join dim_agency as g using (agency_code)
order by listed.body_count desc, k.agency_code, listed.value desc, listed.level
