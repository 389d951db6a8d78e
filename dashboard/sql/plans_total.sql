-- scope
-- Duties and plans in scope when plans are too many to name one by one.
counted as (
    select count(*) as duty_count, count(distinct document_key) as plan_count,
        count(*) filter (has_deadline) as with_deadline_count
    from scope_duty
),
pair as (select count(*) as assignment_count, count(distinct agency_code) as agency_count from scope_assignment)
select * from counted, pair
