-- What pages ask often, laid out for the question.

-- one body with a small number in the order of names: a million rows are grouped and sorted by it
create table mart_agency as
select cast(row_number() over (order by name, agency_code) as smallint) as agency_key, agency_code
from dim_agency
order by agency_key;

-- one duty with what filters ask of it; bit n of `theme_bits` is the theme with ordinal n
create table mart_duty as
with theme as (
    select duty_id, bit_or(cast(1 as bigint) << t.ordinal) as theme_bits
    from fct_duty_theme
    join dim_theme as t using (theme_code)
    group by duty_id
)
select f.duty_id, f.document_key, f.year, f.level, f.doc_type, f.code_2008, f.code_2025, f.has_deadline,
    d.about_campaign, coalesce(theme.theme_bits, 0) as theme_bits, search_key(f.summary) as search_text
from fct_duty as f
join dim_document as d using (document_key)
left join theme using (duty_id)
order by f.duty_id;

-- one duty × body; `role_shown` puts "chủ trì, phối hợp" under "chủ trì"; as an enum it is grouped as a number
create type role_kind as enum ('lead', 'coordinate', 'direct', 'advise', 'execute');
create table mart_duty_agency as
select a.duty_id, d.document_key, g.agency_key, a.agency_code, a.role,
    cast(case a.role when 'lead_and_coordinate' then 'lead' else a.role end as role_kind) as role_shown,
    d.year, d.level, d.doc_type, d.code_2008, d.code_2025, d.has_deadline, d.about_campaign, d.theme_bits
from fct_duty_agency as a
join mart_duty as d using (duty_id)
join mart_agency as g using (agency_code)
order by document_key, duty_id, agency_code;

-- one document × document that it carries out: cites for sure, or is said to implement
create table mart_document_directive as
select distinct document_key, directive_key, min(how) as how
from (
    select document_key, cited_key as directive_key, 'cites' as how from fct_citation where certainty = 'sure'
    union all
    select d.document_key, i.document_key as directive_key, 'reported' as how
    from (select id, unnest(implements) as implemented_id from stg_known) as k
    join dim_document as d on d.document_id = k.id
    join dim_document as i on i.document_id = k.implemented_id
)
where document_key <> directive_key
group by document_key, directive_key
order by all;

-- one document with the counts that lists show
create table mart_document as
with duty as (
    select document_key, count(*) as duty_count, count(*) filter (has_deadline) as duty_with_deadline_count
    from fct_duty group by document_key
),
pair as (select document_key, count(*) as duty_agency_count, count(distinct agency_code) as agency_count
    from mart_duty_agency group by document_key),
task as (select document_key, count(*) as task_count from fct_task group by document_key),
citation as (select document_key, count(*) as citation_count from fct_citation group by document_key),
deadline as (select document_key, count(*) as deadline_count from fct_deadline group by document_key)
select d.document_key, coalesce(duty_count, 0) as duty_count,
    coalesce(duty_with_deadline_count, 0) as duty_with_deadline_count,
    coalesce(duty_agency_count, 0) as duty_agency_count, coalesce(agency_count, 0) as agency_count,
    coalesce(task_count, 0) as task_count, coalesce(citation_count, 0) as citation_count,
    coalesce(deadline_count, 0) as deadline_count,
    -- what the head leaves blank or states in part; dashboard/sql/plan_fields.sql names each. A plan without an end has no year
    cast((d.number is null)::tinyint + (d.symbol is null)::tinyint + (coalesce(length(d.issue_date), 0) < 10)::tinyint
        + (d.place_printed is null)::tinyint + (d.plan_year is null and d.period <> 'open')::tinyint
        + (d.period = 'open')::tinyint + (d.signer_role is null)::tinyint
        + (coalesce(d.recipient_count, 0) = 0)::tinyint as tinyint) as blank_count
from dim_document as d
left join duty using (document_key)
left join pair using (document_key)
left join task using (document_key)
left join citation using (document_key)
left join deadline using (document_key)
where d.status = 'loaded'
order by document_key;

-- one directive with the number of documents that carry it out: what the filter offers
create table mart_directive as
select m.directive_key, count(*) as document_count, count(*) filter (d.status = 'loaded') as loaded_count
from mart_document_directive as m
join dim_document as d using (document_key)
group by m.directive_key
order by document_count desc, directive_key;

-- one document × document that it cites: how many times, and in how many of its assigned paragraphs for sure
create table mart_citation as
with mention as (
    select document_key, cited_key, count(*) as citation_count from fct_citation group by all
),
named as (
    select f.document_key, n.directive_key as cited_key, count(*) as named_duty_count
    from fct_duty_directive as n
    join fct_duty as f using (duty_id)
    group by all
)
select document_key, cited_key, mention.citation_count, coalesce(named.named_duty_count, 0) as named_duty_count
from mention
left join named using (document_key, cited_key)
order by cited_key, document_key;

-- one doubt or fault with the document or figure it is about, and that one's place
create table mart_issue as
select i.issue_id, i.issue_code, i.origin, i.section, i.printed, i.note, i.document_id as subject_id, d.document_key,
    f.figure_id, coalesce(d.code_2008, f.code_2008) as code_2008, coalesce(d.code_2025, f.code_2025) as code_2025,
    -- how many of this kind and origin are about the same thing; of no thing (a file), how many there are in all
    if(i.document_id is null, count(*) over (partition by i.origin, i.issue_code),
        count(*) over (partition by i.origin, i.issue_code, i.document_id)) as alike_count
from fct_issue as i
left join dim_document as d using (document_id)
left join fct_figure as f on f.figure_id = i.document_id
order by i.origin desc, i.document_id, i.issue_id;
