-- scope
-- Duties and plans in scope when plans are too many to name one by one.
-- unless agencies themes named_only
plan as (
    select document_key, duty_count, duty_with_deadline_count as with_deadline_count
    from mart_document
    where duty_count > 0 and document_key in (select document_key from scope_document)
),
-- end
-- ifany agencies themes named_only
plan as (
    select document_key, count(*) as duty_count, count(*) filter (has_deadline) as with_deadline_count
    from scope_duty
    group by document_key
),
-- end
kind as (
    select d.level, d.scope, d.period, sum(p.duty_count) as duty_count, count(*) as plan_count,
        sum(p.with_deadline_count) as with_deadline_count
    from plan as p
    join dim_document as d using (document_key)
    group by all
),
counted as (
    select cast(coalesce(sum(duty_count), 0) as bigint) as duty_count, cast(coalesce(sum(plan_count), 0) as bigint) as plan_count,
        cast(coalesce(sum(with_deadline_count), 0) as bigint) as with_deadline_count, count(*) as kind_count
    from kind
),
body as (
    select agency_key, count(*) as assignment_count from scope_assignment group by agency_key
),
pair as (
    select cast(coalesce(sum(assignment_count), 0) as bigint) as assignment_count, count(*) as agency_count from body
)
select * from counted, pair
