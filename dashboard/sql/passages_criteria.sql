-- scope
-- One criterion of one province a row, for provinces with a plan in force or a report in the year $mark_from: `done_count` of
-- `whole_count` (its share is null where nothing is known), `row_count` rows that it counts, and `value`: what it adds to the
-- score of 100, null for all criteria where more than a fifth of them lack data.
plan as (
    select code, count(issue_end) as dated_count,
        coalesce(list(document_id order by document_id) filter (issue_end <= make_date($mark_from, 3, 31)), []) as in_time
    from plan_in_force
    group by code
),
central_theme as (
    select n.theme_code from in_force as p join fct_duty using (document_key) join fct_duty_theme as n using (duty_id)
    where p.level = 'central'
    union
    select n.theme_code from in_force as p join fct_task using (document_key) join fct_task_theme as n using (task_id)
    where p.level = 'central'
),
central as (
    select coalesce(bit_or(cast(1 as bigint) << ordinal), 0) as bits, count(*) as theme_count,
        list(theme_code order by ordinal) as themes
    from central_theme
    join dim_theme using (theme_code)
),
inspection as (
    select cast(1 as bigint) << ordinal as bits from dim_theme where theme_code = 'inspection'
),
duty as (
    select p.code, count(*) as duty_count, count(*) filter (d.has_deadline) as dated_count,
        count(*) filter (d.theme_bits & inspection.bits <> 0) as inspection_count,
        count(*) filter (d.theme_bits & central.bits <> 0) as central_count,
        bit_count(bit_or(d.theme_bits & central.bits)) as covered_count, count(a.duty_id) as answerable_count,
        count(r.duty_id) as reported_count, count(*) filter (r.is_proven) as proven_count
    from plan_in_force as p
    join mart_duty as d using (document_key)
    cross join central
    cross join inspection
    left join answerable_duty as a using (duty_id)
    left join reported_duty as r using (duty_id)
    group by p.code
),
task as (
    select p.code, count(*) as task_count from plan_in_force as p join fct_task using (document_key) group by p.code
),
report as (
    select report_id, case when $view = '2025' then code_2025 else code_2008 end as code
    from fct_report
    where is_current and year = $mark_from and submitted <= cast($mark_day as date) and code_2008 is not null
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then code_2025 else code_2008 end)
        -- end
),
reporting as (
    select distinct code from report
),
obligation as (
    select code, count(*) filter (state = 'done') as done_count, count(*) as due_count
    from scope_occurrence
    where action = 'report' and state in ('done', 'overdue')
    group by code
),
figure as (
    select r.code, count(distinct f.indicator_code) as indicator_count, list(f.figure_id order by f.figure_id) as figures
    from report as r
    join fct_figure as f using (report_id)
    join dim_indicator as i using (indicator_code)
    where i.is_required
    group by r.code
),
place as (
    select code from plan union select code from reporting
),
-- report criteria are known only where the store has a report; what has no duties, no dates, nothing due is not known either
measure as (
    select code, unnest([
        {rule: 'plan_in_time', done_count: len(plan.in_time), whole_count: plan.dated_count, row_count: len(plan.in_time)},
        {rule: 'content_assigned', done_count: coalesce(duty_count, 0),
            whole_count: if(plan.code is null, null, coalesce(duty_count, 0) + coalesce(task_count, 0)),
            row_count: coalesce(duty_count, 0)},
        {rule: 'duties_answerable', done_count: answerable_count, whole_count: duty_count, row_count: answerable_count},
        {rule: 'central_themes', done_count: covered_count, whole_count: if(duty.code is null, null, theme_count),
            row_count: central_count},
        {rule: 'duties_dated', done_count: duty.dated_count, whole_count: duty_count, row_count: duty.dated_count},
        {rule: 'inspection_assigned', done_count: least(coalesce(inspection_count, 0), 1),
            whole_count: if(plan.code is null, null, 1), row_count: coalesce(inspection_count, 0)},
        {rule: 'reports_answered', done_count: o.done_count, whole_count: if(n.code is null, null, o.due_count),
            row_count: o.done_count},
        {rule: 'required_figures', done_count: coalesce(indicator_count, 0),
            whole_count: if(n.code is null, null, (select count(*) from dim_indicator where is_required)),
            row_count: coalesce(len(figures), 0)},
        {rule: 'duties_reported', done_count: reported_count, whole_count: if(n.code is null, null, duty_count),
            row_count: reported_count},
        {rule: 'duties_proven', done_count: proven_count, whole_count: if(n.code is null, null, reported_count),
            row_count: proven_count}
    ], recursive := true), coalesce(plan.in_time, []) as documents, central.themes, coalesce(figures, []) as figures
    from place
    cross join central
    left join plan using (code)
    left join duty using (code)
    left join task using (code)
    left join reporting as n using (code)
    left join obligation as o using (code)
    left join figure using (code)
),
met as (
    select m.*, c.criterion_code, c.ordinal, c.name, c.name_en, c.weight, m.done_count / nullif(m.whole_count, 0) as share,
        count(*) over place as criterion_count, count(share) over place as measured_count,
        sum(c.weight) filter (share is not null) over place as weight_sum
    from measure as m
    join dim_criterion as c using (rule)
    window place as (partition by m.code)
),
scored as (
    select *,
        if((criterion_count - measured_count) * 5 <= criterion_count, 100 * weight * share / weight_sum, null) as value
    from met
)
select s.code, if($en, p.name_en, p.name) as place, s.criterion_code, s.rule, if($en, s.name_en, s.name) as criterion, s.weight,
    s.share, if(s.share is null, null, s.done_count) as done_count, s.whole_count, if(s.share is null, null, s.row_count) as row_count,
    s.documents, s.themes, s.figures, s.criterion_count, s.measured_count, s.value, count(*) over () as total
from scored as s
join dim_province as p on p.vintage = $view and p.province_code = s.code
where true
    -- if mark_province
    and s.code = $mark_province
    -- end
    -- if mark_criterion
    and s.criterion_code = $mark_criterion
    -- end
    -- if mark_measured
    and s.share is not null
    -- end
order by p.name, s.code, s.ordinal
limit $page_size offset $page_start
