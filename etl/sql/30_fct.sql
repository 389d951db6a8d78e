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
    t.inferred as is_inferred, t.action, t.recipient as recipient_code, t.certainty, t.note, t.span_start, t.span_end
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

-- one published figure, as its source gives it
create table fct_figure as
with placed as (
    select f.*, m.vintage, m.province_code, m.code_2008, m.code_2025,
        row_number() over (
            partition by f.id
            order by (m.vintage = case when coalesce(date_end(f.period_end), date_end(f.period_start)) >= date '2025-07-01'
                                       then '2025' else '2008' end) desc) as choice
    from stg_figure as f
    left join map_province as m on m.name = f.province
)
select id as figure_id, indicator as indicator_code, province as province_name,
    coalesce(p.name_en, 'Central level') as place_en, placed.vintage as province_vintage, placed.province_code, code_2008, code_2025, reporting_body, value, unit, qualifier, nature, counting, period_start,
    period_end, date_start(coalesce(period_start, period_end)) as start_date,
    date_end(coalesce(period_end, period_start)) as end_date,
    cast(year(date_end(coalesce(period_end, period_start))) as smallint) as year, end_is_publication, source_kind,
    source_url, source_title, published, note
from placed
left join stg_province as p on p.vintage = placed.vintage and p.code = placed.province_code
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

-- one input file; record_count: loaded rows of a table, citations, duties, tasks and deadlines of a plan,
-- or plans whose text a source is
create table fct_source as
select file, sha256, kind, record_count, is_loaded, reason from stg_source order by file;
