-- Which documents, duties and assignments lie in the chosen scope. Put before every query that
-- begins with "-- scope"; `dashboard/warehouse.py` keeps only the parts the query names, and the
-- blocks "-- if" and "-- unless" whose values are set or not: what is not asked is not planned.
-- Agencies and themes narrow duties, never documents; `mark_any_period` adds documents whose year is not known;
-- `mark_whole` asks for documents of any year and subject, and for what stands in them.
directive as (
    select document_key as directive_key from dim_document where document_id = $directive
),
directive_document as (
    select m.document_key from mart_document_directive as m join directive using (directive_key)
),
directive_duty as (
    select n.duty_id from fct_duty_directive as n join directive using (directive_key)
),
theme_mask as (
    select bit_or(cast(1 as bigint) << ordinal) as bits
    from dim_theme
    where list_contains(cast($themes as text[]), theme_code)
),
scope_agency as (
    select agency_key from mart_agency where list_contains(cast($agencies as text[]), agency_code)
),
scope_document as (
    select d.*, case when $view = '2025' then d.code_2025 else d.code_2008 end as code
    from dim_document as d
    where true
        -- unless mark_whole mark_any_period
        and d.about_campaign and d.year between $year_from and $year_to
        -- end
        -- if mark_any_period
        and d.about_campaign and (d.year is null or d.year between $year_from and $year_to)
        -- end
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then d.code_2025 else d.code_2008 end)
        -- end
        -- if doc_types
        and list_contains(cast($doc_types as text[]), d.doc_type)
        -- end
        -- if levels
        and list_contains(cast($levels as text[]), d.level)
        -- end
        -- if directive
        and d.document_key in (select document_key from directive_document)
        -- end
),
-- one duty × body
scope_assignment as (
    select a.*, case when $view = '2025' then a.code_2025 else a.code_2008 end as code
    from mart_duty_agency as a
    where true
        -- unless mark_whole
        and a.about_campaign and a.year between $year_from and $year_to
        -- end
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then a.code_2025 else a.code_2008 end)
        -- end
        -- if doc_types
        and list_contains(cast($doc_types as text[]), a.doc_type)
        -- end
        -- if levels
        and list_contains(cast($levels as text[]), a.level)
        -- end
        -- if directive
        and a.document_key in (select document_key from directive_document)
        -- end
        -- if directive named_only
        and a.duty_id in (select duty_id from directive_duty)
        -- end
        -- if themes
        and a.theme_bits & (select bits from theme_mask) <> 0
        -- end
        -- if agencies
        and a.agency_key in (select agency_key from scope_agency)
        -- end
),
-- one duty
scope_duty as (
    select t.*, case when $view = '2025' then t.code_2025 else t.code_2008 end as code
    from mart_duty as t
    where true
        -- unless mark_whole
        and t.about_campaign and t.year between $year_from and $year_to
        -- end
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then t.code_2025 else t.code_2008 end)
        -- end
        -- if doc_types
        and list_contains(cast($doc_types as text[]), t.doc_type)
        -- end
        -- if levels
        and list_contains(cast($levels as text[]), t.level)
        -- end
        -- if directive
        and t.document_key in (select document_key from directive_document)
        -- end
        -- if directive named_only
        and t.duty_id in (select duty_id from directive_duty)
        -- end
        -- if themes
        and t.theme_bits & (select bits from theme_mask) <> 0
        -- end
        -- if agencies
        and t.duty_id in (
            select duty_id from mart_duty_agency where agency_key in (select agency_key from scope_agency))
        -- end
),
-- one paragraph assigned to nobody in particular
scope_task as (
    select t.*, d.document_id, d.year, d.level, d.code
    from fct_task as t
    join scope_document as d using (document_key)
    where true
        -- if themes
        and t.task_id in (
            select task_id from fct_task_theme where list_contains(cast($themes as text[]), theme_code))
        -- end
),
-- one fault or doubt; only a mark narrows it, never the scope
scope_issue as (
    select i.*, case when $view = '2025' then i.code_2025 else i.code_2008 end as code
    from mart_issue as i
    where true
        -- if mark_issue
        and i.issue_code = $mark_issue
        -- end
        -- if mark_issues
        and list_contains(cast($mark_issues as text[]), i.issue_code)
        -- end
        -- if mark_origin
        and i.origin = $mark_origin
        -- end
        -- if mark_document
        and i.subject_id = $mark_document
        -- end
        -- if mark_documented
        and i.document_key is not null
        -- end
        -- if mark_province
        and case when $view = '2025' then i.code_2025 else i.code_2008 end = $mark_province
        -- end
),
-- one loaded plan that binds in the year $mark_from: of that year, or begun before and not of one year only
in_force as (
    select document_key, level, scope
    from dim_document
    where status = 'loaded' and about_campaign
        and (year = $mark_from or (period is distinct from 'annual' and year < $mark_from))
),
-- of these a province's own for all of it, not those of a bloc, of bodies or of districts
plan_in_force as (
    select d.document_key, d.document_id, d.code, d.issue_end
    from scope_document as d
    join in_force using (document_key)
    where d.level = 'province' and d.scope = 'province' and d.code is not null
),
-- one duty that one body answers for: a lead, or the only one and no collective body
answerable_duty as (
    select a.duty_id
    from mart_duty_agency as a
    join plan_in_force using (document_key)
    join dim_agency as g using (agency_code)
    group by a.duty_id
    having bool_or(a.role_shown = 'lead') or (count(*) = 1 and not bool_or(g.is_collective))
),
-- one duty whose state current reports of the year $mark_from tell by $mark_day; proven: done, with its evidence named
reported_duty as (
    select s.duty_id, bool_or(s.state = 'done' and coalesce(trim(s.evidence), '') <> '') as is_proven
    from fct_report_duty as s
    join fct_report as r using (report_id)
    where r.is_current and r.year = $mark_from and r.submitted <= cast($mark_day as date)
    group by s.duty_id
),
-- one obligation: a time limit of a plan laid on one body, or on nobody named
scope_obligation as (
    select o.obligation_id, o.deadline_id, o.document_key, o.actor_code, o.recipient_code, o.action, o.first_year,
        t.section, t.ordinal, t.printed, t.bound, t.recurrence, t.is_inferred, t.certainty, t.start_date, t.end_date,
        cast(split_part(t.day, '-', 1) as integer) as month_of_year, cast(split_part(t.day, '-', 2) as integer) as day_of_month,
        year(t.since_date) as since_year,
        case t.recurrence when 'yearly' then 1 when 'every_5_years' then 5 when 'every_10_years' then 10 end as step,
        coalesce(o.last_year, if(d.period = 'annual', o.first_year, null)) as plan_end_year,
        d.document_id, d.code, d.code_2008, d.issue_start
    from fct_obligation as o
    join fct_deadline as t using (deadline_id)
    join scope_document as d on d.document_key = o.document_key
    where true
        -- if agencies
        and list_contains(cast($agencies as text[]), o.actor_code)
        -- end
        -- if mark_in_force
        and o.document_key in (select document_key from plan_in_force)
        -- end
),
-- one time that an obligation falls due, in the years from $mark_from to $mark_to; without a last day it has no year and is
-- always there. A day of each year, else the printed interval moved by whole years, else the whole year; none that was over
-- before the plan was issued.
occurrence_year as (
    select obligation_id, cast(null as integer) as year, start_date, end_date
    from scope_obligation
    where (step is null and end_date is null) or (step > 1 and since_year is null)
    union all
    select obligation_id, year(end_date), start_date, end_date
    from scope_obligation
    where step is null and year(end_date) between $mark_from and $mark_to
    union all
    select obligation_id, y, make_date(y, 1, 1), make_date(y, 12, 31)
    from scope_obligation, range($mark_from, $mark_to + 1) as years(y)
    where step > 1 and y >= first_year and y > since_year and (y - since_year) % step = 0
    union all
    select obligation_id, y,
        case when month_of_year is not null then if(bound = 'before', null, day_in_year)
            when end_date is not null then cast(start_date + to_years(y - year(end_date)) as date)
            else make_date(y, 1, 1) end,
        case when month_of_year is not null then day_in_year
            when end_date is not null then cast(end_date + to_years(y - year(end_date)) as date)
            else make_date(y, 12, 31) end as due_date
    from (
        select *, if(month_of_year is null, null, make_date(
            y, month_of_year, least(day_of_month, day(last_day(make_date(y, month_of_year, 1)))))) as day_in_year
        from scope_obligation, range($mark_from, $mark_to + 1) as years(y)
        where step = 1 and y >= first_year
    )
    where issue_start is null or due_date >= issue_start
),
-- what reports in the store say by $mark_day of an occurrence, of the year in which their period ends. A report on the whole
-- year answers its plan's obligations to report unless it names another one. One of a member of a collective body, of
-- one unit of a kind of body, or from one province on a plan for many, is a part: it shows that somebody reported, not that all did.
occurrence_report as (
    select y.obligation_id, y.year, r.report_id, r.report_code, r.submitted, n.state as duty_state,
        coalesce(r.agency_code = o.actor_code, true) and r.unit_name is null
            and r.code_2008 is not distinct from o.code_2008 as is_own
    from occurrence_year as y
    join scope_obligation as o using (obligation_id)
    join fct_report as r on r.document_key = o.document_key and r.submitted <= cast($mark_day as date) and year(r.end_date) = y.year
    left join dim_agency as g on g.agency_code = o.actor_code
    left join fct_duty as f on o.action <> 'report'
        and f.document_key = o.document_key and f.section = o.section and f.ordinal = o.ordinal
    left join fct_report_duty as n on n.duty_id = f.duty_id and n.report_id = r.report_id
    where (coalesce(r.agency_code = o.actor_code, true) or (g.is_collective and not exists (
            from fct_deadline_actor as a where a.deadline_id = o.deadline_id and a.agency_code = r.agency_code)))
        and if(o.action = 'report',
            coalesce(r.deadline_id = o.deadline_id, o.actor_code is not null and r.kind = 'year'),
            n.state is not null and r.is_current)
),
occurrence_answer as (
    select obligation_id, year,
        min(submitted) filter (is_own) as submitted, arg_min(report_id, submitted) filter (is_own) as report_id,
        arg_max(duty_state, submitted) filter (is_own) as duty_state,
        count(distinct report_code) filter (not is_own) as part_count
    from occurrence_report
    group by obligation_id, year
),
-- one occurrence with its state on $mark_day and the reason; their words stand in dashboard/deadlines.py and obligations.py
scope_occurrence as (
    select *,
        case
            when reason in ('late', 'reported') then 'done'
            when reason in ('not_done', 'no_report') then 'overdue'
            when reason not in ('ahead', 'open') then 'unknown'
            when due_date - cast($mark_day as date) <= $mark_soon then 'soon'
            else 'running'
        end as state,
        case reason when 'late' then submitted - due_date when 'reported' then if(action = 'report', 0, null) end as days_late
    from (
        select o.*, y.year, y.start_date as from_date, y.end_date as due_date,
            coalesce(y.year > o.plan_end_year and o.step is not null, false) as is_beyond_plan,
            year(y.end_date) + if(month(y.end_date) = 12 and day(y.end_date) >= 15, 1, 0) as statutory_year,
            a.submitted, a.report_id, coalesce(a.part_count, 0) as part_count,
            case
                when o.issue_start > cast($mark_day as date) then 'unissued'
                when y.end_date is null then 'undated'
                when o.certainty = 'doubtful' then 'doubtful'
                when a.submitted > y.end_date and o.action = 'report' then 'late'
                when a.submitted is not null and (o.action = 'report' or a.duty_state = 'done') then 'reported'
                when y.start_date > cast($mark_day as date) then 'ahead'
                when y.end_date >= cast($mark_day as date) then 'open'
                when a.duty_state is not null then 'not_done'
                when a.part_count > 0 then 'partly'
                when o.action = 'report' then 'no_report'
                else 'past'
            end as reason
        from occurrence_year as y
        join scope_obligation as o using (obligation_id)
        left join occurrence_answer as a on a.obligation_id = y.obligation_id and a.year = y.year
    )
),
-- what a roll-up of $mark_year of one place is made of; $mark_place is a code of the view, '' the centre. Its plans: those of
-- that year, and those that run on without one
rolled_plan as (
    select d.document_key, coalesce(case when $view = '2025' then d.code_2025 else d.code_2008 end, '') as code,
        coalesce(p.name, '') as province
    from dim_document as d
    left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
    where d.status = 'loaded'
        and ($mark_place is null or coalesce(case when $view = '2025' then d.code_2025 else d.code_2008 end, '') = $mark_place)
        and ($mark_year is null or d.plan_year = $mark_year or (d.plan_year is null and coalesce(d.year, $mark_year) <= $mark_year))
),
rolled_member as (
    select distinct p.document_key, p.code, p.province, a.agency_code
    from rolled_plan as p
    join fct_duty as f on f.document_key = p.document_key
    join fct_duty_agency as a using (duty_id)
    join dim_agency as g using (agency_code)
    where not (g.is_collective and g.kind = 'steering')
),
-- one body that a plan asks to report; a collective body asks its members, as far as the plan gives them duties. `is_kind`: it
-- names many bodies of which the store has no list. Who speaks for the whole place is asked to roll up, not to give a part.
rolled_asked as (
    select p.code, p.province, g.agency_code, if(p.code = '' and g.level = 'province', 'province', g.agency_code) as asked_as,
        bool_or(g.is_collective or g.level in ('district', 'grassroots', 'mixed') or (p.code = '' and g.level <> 'central')) as is_kind
    from rolled_plan as p
    join fct_deadline as t on t.document_key = p.document_key and t.action = 'report'
    join fct_deadline_actor as a using (deadline_id)
    join dim_agency as c on c.agency_code = a.agency_code
    left join dim_agency as r on r.agency_code = t.recipient_code
    left join (
        select m.document_key, c.agency_code as collective_code, b.agency_code
        from rolled_member as m
        join dim_agency as b on b.agency_code = m.agency_code
        join dim_agency as c on c.is_collective and c.level = b.level and c.kind in ('steering', b.kind)
    ) as m on m.document_key = p.document_key and m.collective_code = c.agency_code
    join dim_agency as g on g.agency_code = coalesce(m.agency_code, c.agency_code)
    where g.agency_code is distinct from t.recipient_code and not coalesce(ends_with(r.name, g.name), false)
        and not (g.kind in ('steering', 'front') and not g.is_collective and g.level = if(p.code = '', 'central', 'province'))
    group by all
),
-- current reports on a period that shares days with the year; `is_in_year`: it ends in it. The centre is given what speaks for a
-- whole province; `is_whole`: it speaks for the place itself, so it holds the parts already. `reporter` tells whose number it is.
rolled_report as (
    select r.*, g.level, coalesce($mark_place, r.own_code) as code, r.speaks_for_place and r.own_code = code as is_whole,
        r.speaks_for_place and not is_whole as is_of_province, $mark_year is null or r.year = $mark_year as is_in_year,
        if(is_of_province, r.province_name, concat_ws('|', coalesce(r.province_name, ''), r.agency_code, r.unit_name)) as reporter
    from (
        select f.*, coalesce(case when $view = '2025' then f.code_2025 else f.code_2008 end, '') as own_code,
            b.kind in ('steering', 'front') and b.level in ('province', 'central') and not b.is_collective
                and f.unit_name is null as speaks_for_place
        from fct_report as f
        join dim_agency as b using (agency_code)
        where f.is_current
            and ($mark_year is null or (f.start_date <= make_date($mark_year, 12, 31) and f.end_date >= make_date($mark_year, 1, 1)))
    ) as r
    join dim_agency as g using (agency_code)
    where $mark_place is null or r.own_code = $mark_place or ($mark_place = '' and r.speaks_for_place)
),
-- one body that is asked to report or has reported: of a kind of bodies, one unit that has reported, or the kind if none has
rolled_body as (
    select coalesce(a.code, r.code) as code, coalesce(a.agency_code, r.agency_code) as agency_code,
        if(coalesce(a.is_kind, true), r.unit_name, null) as unit_name,
        coalesce(nullif(a.province, ''), r.province_name) as province_name, a.agency_code is not null as is_asked,
        coalesce(a.is_kind, false) as is_kind, count(r.report_id) as report_count, max(r.submitted) as submitted,
        list(r.report_code order by r.report_code) filter (r.report_id is not null) as report_codes
    from rolled_asked as a
    full join (
        select *, if(is_of_province, 'province', agency_code) as asked_as,
            if(code = '', '', coalesce(province_name, '')) as province
        from rolled_report
        where is_in_year and not is_whole
    ) as r using (code, province, asked_as)
    group by all
),
-- what the last report of a body says of a duty
rolled_said as (
    select n.duty_id, r.agency_code, coalesce(r.unit_name, if(r.is_of_province, r.province_name, null)) as unit_name, r.code, r.submitted, n.state, n.evidence, n.note
    from rolled_report as r
    join fct_report_duty as n using (report_id)
    where r.is_in_year
    qualify row_number() over (
        partition by n.duty_id, r.reporter order by r.end_date desc, r.submitted desc, r.report_id desc) = 1
),
-- one duty of a plan of the place × body that has it or has told of it; `state` 'none': no report in the store tells
rolled_duty as (
    select f.duty_id, p.code, a.agency_code, s.unit_name, s.submitted, coalesce(s.state, 'none') as state, s.evidence, s.note
    from (select duty_id, agency_code from fct_duty_agency union select duty_id, agency_code from rolled_said) as a
    join fct_duty as f using (duty_id)
    join rolled_plan as p on p.document_key = f.document_key
    left join rolled_said as s on s.duty_id = a.duty_id and s.agency_code = a.agency_code and s.code = p.code
),
