-- The paragraphs of one document: duties with their bodies and roles, and general tasks, which have none.
with document as (
    select document_key from dim_document where document_id = $document
),
duty as (
    select f.* from fct_duty as f join document using (document_key)
),
task as (
    select f.* from fct_task as f join document using (document_key)
),
body as (
    select a.duty_id, list(if($en, g.name_en, g.short_name) order by r.rank, g.name) as agencies,
        list(a.role order by r.rank, g.name) as roles, list(a.secondary_role order by r.rank, g.name) as secondary_roles
    from fct_duty_agency as a
    join duty using (duty_id)
    join dim_agency as g using (agency_code)
    join (values ('lead', 1), ('lead_and_coordinate', 2), ('coordinate', 3), ('direct', 4), ('advise', 5), ('execute', 6))
        as r(role, rank) on r.role = a.role
    group by a.duty_id
),
duty_theme as (
    select r.duty_id, string_agg(if($en, th.name_en, th.name), ', ' order by r.rank) as themes
    from fct_duty_theme as r
    join duty using (duty_id)
    join dim_theme as th using (theme_code)
    group by r.duty_id
),
task_theme as (
    select r.task_id, string_agg(if($en, th.name_en, th.name), ', ' order by r.rank) as themes
    from fct_task_theme as r
    join task using (task_id)
    join dim_theme as th using (theme_code)
    group by r.task_id
)
select 'duty' as item, d.section, d.ordinal, d.summary, d.note, d.partners, body.agencies, body.roles, body.secondary_roles,
    duty_theme.themes, d.span_start, d.span_end
from duty as d
left join body using (duty_id)
left join duty_theme using (duty_id)
union all
select 'task', t.section, t.ordinal, t.summary, t.note, null, null, null, null, task_theme.themes, t.span_start, t.span_end
from task as t
left join task_theme using (task_id)
order by section, ordinal
