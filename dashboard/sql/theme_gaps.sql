-- scope
-- Theme × whose plan: assigned paragraphs, general tasks, the two bodies most often charged and how many there are.
-- `places`: '' is the centre, else a province's own plans. `duty_total` counts each paragraph once.
theme as (
    select theme_code, ordinal, if($en, name_en, name) as theme, cast(1 as bigint) << ordinal as bit
    from dim_theme
    where true
        -- if themes
        and list_contains(cast($themes as text[]), theme_code)
        -- end
),
asked as (
    select cast(unnest(range(len(cast($places as text[])))) as smallint) as place_key, unnest(cast($places as text[])) as place_code
),
own as (
    select d.document_key, asked.place_key
    from scope_document as d
    join asked
        on asked.place_code = case when d.level = 'central' then '' when d.level in ('province', 'party_bloc') then d.code end
    where d.status = 'loaded'
),
same_themes as (
    select own.place_key, theme_bits, count(*) as n from scope_duty join own using (document_key) group by all
),
duty as (
    select s.place_key, t.theme_code, sum(s.n) as duty_count
    from same_themes as s
    join theme as t on s.theme_bits & t.bit <> 0
    group by all
),
task as (
    select own.place_key, h.theme_code, count(*) as task_count
    from scope_task as t
    join own using (document_key)
    join fct_task_theme as h using (task_id)
    group by all
),
pair as (
    select own.place_key, a.theme_bits, a.agency_key, count(*) as n
    from scope_assignment as a
    join own using (document_key)
    group by all
),
charged as (
    select p.place_key, t.theme_code, p.agency_key, sum(p.n) as n
    from pair as p
    join theme as t on p.theme_bits & t.bit <> 0
    group by all
),
ranked as (
    select *, count(*) over (partition by place_key, theme_code) as body_count,
        row_number() over (partition by place_key, theme_code order by n desc, agency_key) as rank
    from charged
),
body as (
    select r.place_key, r.theme_code, r.body_count, list(if($en, g.name_en, g.short_name) order by r.rank) as bodies
    from ranked as r
    join mart_agency as k using (agency_key)
    join dim_agency as g using (agency_code)
    where r.rank <= 2
    group by all
)
select t.theme_code, t.theme, t.ordinal as theme_ordinal, a.place_code, cast(coalesce(d.duty_count, 0) as bigint) as duty_count,
    coalesce(k.task_count, 0) as task_count, coalesce(b.body_count, 0) as body_count, coalesce(b.bodies, []) as bodies,
    (select cast(coalesce(sum(n), 0) as bigint) from same_themes) as duty_total
from theme as t
cross join asked as a
left join duty as d using (place_key, theme_code)
left join task as k using (place_key, theme_code)
left join body as b using (place_key, theme_code)
order by t.ordinal, a.place_code
