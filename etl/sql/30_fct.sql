-- One event a row.

-- the text of one loaded plan whose source file was there; contacts are blotted out, character by character
create table fct_text as
select d.document_key, s.text
from stg_text as s
join dim_document as d on d.document_id = s.document_id
order by d.document_key;

-- one section of a loaded plan
create table fct_section as
select d.document_key, s.ordinal as position, s.path as section, s.heading
from stg_section as s
join dim_document as d on d.document_id = s.document_id
order by all;

-- one mention of another document
create table fct_citation as
select cast(row_number() over (order by d.document_key, c.position) as integer) as citation_id, d.document_key,
    c.section, c.ordinal, c.printed, c.type as doc_type, c.number, c.symbol, c.date as printed_date,
    c.issuer as printed_issuer, cited.document_key as cited_key, c.certainty, c.note, c.span_start, c.span_end
from stg_citation as c
join dim_document as d on d.document_id = c.document_id
join dim_document as cited on cited.document_id = c.cited_id
order by citation_id;

-- one time limit of a loaded plan, an interval; it binds the paragraph at (section, ordinal)
create table fct_deadline as
select cast(row_number() over (order by d.document_key, t.position) as integer) as deadline_id, d.document_key,
    t.section, t.ordinal, t.printed, t.kind, t.start_date, t.end_date, t.bound, t.recurrence,
    -- `day`: MM-DD of every year; `since_date`: from what a number of years is counted
    t.day, date_start(t.since) as since_date, t.inferred as is_inferred, t.action, t.recipient as recipient_code, t.certainty, t.note, t.span_start, t.span_end
from stg_deadline as t
join dim_document as d on d.document_id = t.document_id
order by deadline_id;

create table fct_deadline_actor as
with numbered as (
    select document_id, position, row_number() over (order by document_id, position) as deadline_id from stg_deadline
)
select cast(numbered.deadline_id as integer) as deadline_id, a.agency as agency_code
from stg_deadline_actor as a
join numbered using (document_id, position)
order by all;

-- one deadline × body that it binds; one row without a body where the paragraph names none.
-- `first_year`: the plan's year, else that of its date; `last_year`: null where the plan runs on
create table fct_obligation as
select cast(row_number() over (order by t.deadline_id, a.agency_code) as integer) as obligation_id, t.deadline_id,
    t.document_key, a.agency_code as actor_code, t.recipient_code, t.action,
    cast(coalesce(d.plan_year, year(d.issue_start)) as smallint) as first_year,
    cast(case d.period when 'annual' then d.plan_year end as smallint) as last_year
from fct_deadline as t
join dim_document as d using (document_key)
left join fct_deadline_actor as a using (deadline_id)
order by obligation_id;

-- one assigned paragraph
create table fct_duty as
select cast(row_number() over (order by d.document_key, t.position) as integer) as duty_id, d.document_key,
    cast(t.position as integer) as position, t.section, cast(t.ordinal as integer) as ordinal, t.summary, t.partners,
    t.note, d.year, d.level, d.doc_type, d.code_2008, d.code_2025,
    -- doubtful ones do not count as a deadline
    exists (
        from fct_deadline as f
        where f.document_key = d.document_key and f.section = t.section and f.ordinal = t.ordinal
            and f.certainty = 'sure'
    ) as has_deadline,
    t.span_start, t.span_end
from stg_duty as t
join dim_document as d on d.document_id = t.document_id
order by duty_id;

create temp table duty_at as
select d.document_id, f.position, f.duty_id from fct_duty as f join dim_document as d using (document_key);

-- one duty × body
create table fct_duty_agency as
select a.duty_id, s.agency as agency_code, s.role, s.secondary_role
from stg_duty_agency as s
join duty_at as a using (document_id, position)
order by all;

-- one duty × theme; rank 1 is the most important
create table fct_duty_theme as
select a.duty_id, s.theme as theme_code, cast(s.rank as tinyint) as rank
from stg_duty_theme as s
join duty_at as a using (document_id, position)
order by duty_id, rank;

-- one duty × document named in its paragraph
create table fct_duty_directive as
select distinct duty.duty_id, c.cited_key as directive_key
from fct_duty as duty
join fct_citation as c using (document_key, section, ordinal)
where c.certainty = 'sure'
order by all;

-- one paragraph assigned to nobody in particular
create table fct_task as
select cast(row_number() over (order by d.document_key, t.position) as integer) as task_id, d.document_key,
    cast(t.position as integer) as position, t.section, cast(t.ordinal as integer) as ordinal, t.summary, t.note,
    t.span_start, t.span_end
from stg_task as t
join dim_document as d on d.document_id = t.document_id
order by task_id;

create table fct_task_theme as
select t.task_id, s.theme as theme_code, cast(s.rank as tinyint) as rank
from stg_task_theme as s
join dim_document as d on d.document_id = s.document_id
join fct_task as t on t.document_key = d.document_key and t.position = s.position
order by task_id, rank;

-- one version of one report; the highest version of an id is current. `year`: that in which the period ends;
-- `province_name`: null for the centre; `deadline_id`: of the paragraph that it answers, that of the body's own report first
create table fct_report as
with placed as (
    select r.*, m.code_2008, m.code_2025,
        row_number() over (
            partition by r.id, r.version
            order by (m.vintage = case when r.end_date >= date '2025-07-01' then '2025' else '2008' end) desc) as choice
    from stg_report as r
    left join map_province as m on m.name = r.province
),
answered as (
    select r.id, r.version, arg_min(t.deadline_id, (t.action <> 'report', a.agency_code is null, t.deadline_id)) as deadline_id
    from stg_report as r
    join dim_document as d on d.document_id = r.plan
    join fct_deadline as t on t.document_key = d.document_key and t.section = r.deadline_section
        and t.ordinal is not distinct from r.deadline_ordinal
    left join fct_deadline_actor as a on a.deadline_id = t.deadline_id and a.agency_code = r.agency
    group by all
)
select cast(row_number() over (order by id, version) as integer) as report_id, id as report_code,
    cast(version as smallint) as version, version = max(version) over (partition by id) as is_current, d.document_key,
    answered.deadline_id, agency as agency_code, placed.province as province_name, placed.code_2008, placed.code_2025,
    unit as unit_name, kind, start_date, end_date, cast(year(end_date) as smallint) as year, submitted,
    recipient as recipient_code, medium, form, placed.file
from placed
left join answered using (id, version)
left join dim_document as d on d.document_id = placed.plan
where choice = 1
order by report_id;

create temp table report_at as
select report_code as report, version, report_id, document_key from fct_report;

-- one indicator's value in one version of a report
create table fct_report_figure as
select r.report_id, f.position, f.indicator as indicator_code, f.value, f.unit, f.qualifier, f.note, f.evidence
from stg_report_figure as f
join report_at as r using (report, version)
order by r.report_id, f.position;

-- how far one duty is, as one version of a report says
create table fct_report_duty as
select r.report_id, d.duty_id, s.state, s.evidence, s.note
from stg_report_duty as s
join report_at as r using (report, version)
join fct_duty as d on d.document_key = r.document_key and d.section = s.section and d.ordinal = s.ordinal
order by r.report_id, d.duty_id;

-- one part in words of one version of a report
create table fct_report_narrative as
select r.report_id, s.part, s.text
from stg_report_narrative as s
join report_at as r using (report, version)
order by all;

-- one figure: published, as its source gives it, or of a current report (source_kind 'report')
create table fct_figure as
with figure as (
    select *, cast(null as text) as report, cast(null as integer) as version from stg_figure
    union all by name
    select * from reported_figure
),
placed as (
    select f.*, m.vintage, m.province_code, m.code_2008, m.code_2025,
        row_number() over (
            partition by f.id
            order by (m.vintage = case when coalesce(date_end(f.period_end), date_end(f.period_start)) >= date '2025-07-01'
                                       then '2025' else '2008' end) desc) as choice
    from figure as f
    left join map_province as m on m.name = f.province
)
select id as figure_id, indicator as indicator_code, province as province_name,
    coalesce(p.name_en, 'Central level') as place_en, placed.vintage as province_vintage, placed.province_code, code_2008, code_2025, reporting_body, value, unit, qualifier, nature, counting, period_start,
    period_end, date_start(coalesce(period_start, period_end)) as start_date,
    date_end(coalesce(period_end, period_start)) as end_date,
    cast(year(date_end(coalesce(period_end, period_start))) as smallint) as year, end_is_publication, source_kind,
    source_url, source_title, published, note, r.report_id
from placed
left join stg_province as p on p.vintage = placed.vintage and p.code = placed.province_code
left join report_at as r on r.report = placed.report and r.version = placed.version
where choice = 1
order by figure_id;

create table fct_target as
select id as target_id, indicator as indicator_code, scope as scope_name, value, comparison, due,
    document as document_id, source_url, note
from stg_target
order by target_id;

-- one doubt or fault: of a source ('source'), of the registry ('registry'), of a figure ('figure': document_id is the figure's), of loading ('load': a document's, or none)
create table fct_issue as
select cast(row_number() over (order by document_id, origin, code, section, printed, note) as integer) as issue_id,
    document_id, code as issue_code, section, printed, note, origin
from stg_issue
order by issue_id;

-- one input file; record_count: loaded rows of a table, citations, duties, tasks and deadlines of a plan, figures, duties
-- and parts in words of a report, or plans whose text a source is
create table fct_source as
select file, sha256, kind, record_count, is_loaded, reason from stg_source order by file;
