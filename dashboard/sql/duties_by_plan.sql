-- scope
-- One loaded plan: its duties in scope, those with a time limit, and what makes plans unlike. Only the
-- `most_plans` with the most duties (and the few with the most assignments) are listed; `plan_total` counts all.
-- unless agencies themes named_only
counted as (
    select document_key, duty_count, duty_with_deadline_count as with_deadline_count, duty_agency_count as assignment_count
    from mart_document
    where duty_count > 0 and document_key in (select document_key from scope_document)
),
-- end
-- ifany agencies themes named_only
duty as (
    select document_key, count(*) as duty_count, count(*) filter (has_deadline) as with_deadline_count
    from scope_duty
    group by document_key
),
pair as (
    select document_key, count(*) as assignment_count from scope_assignment group by document_key
),
counted as (
    select * from duty join pair using (document_key)
),
-- end
listed as (
    select *, count(*) over () as plan_total
    from counted
    qualify row_number() over (order by duty_count desc, document_key) <= $most_plans
        or row_number() over (order by assignment_count desc, document_key) <= $most_panels
)
select d.document_id, case when $view = '2025' then d.code_2025 else d.code_2008 end as code,
    if($en, d.place_en, d.place) as place, d.year, d.number_text, d.symbol, d.issue_date, d.issue_start, d.issuer,
    d.level, d.scope, d.period, d.title, listed.duty_count, listed.with_deadline_count, listed.assignment_count,
    listed.plan_total
from listed
join dim_document as d using (document_key)
order by d.year, d.issue_start, d.document_id
