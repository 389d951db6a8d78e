-- scope
-- Documents in scope: how many are known, loaded, not loaded; loaded plans of provinces themselves; which years have any;
-- and the duties of the plans in scope, as plans_total counts them.
document as (
    select count(*) as document_count, count(*) filter (status = 'loaded') as loaded_count,
        count(*) filter (status <> 'loaded') as unloaded_count,
        count(*) filter (status = 'loaded' and level in ('province', 'party_bloc') and code is not null) as own_plan_count,
        count(distinct code) filter (status = 'loaded' and level in ('province', 'party_bloc')) as own_plan_place_count,
        count(*) filter (knowledge = 'loaded_bloc' and level in ('province', 'party_bloc') and code is not null) as bloc_plan_count,
        list(distinct year order by year) as years
    from scope_document
),
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
duty as (
    select count(*) as plan_count, cast(coalesce(sum(p.duty_count), 0) as bigint) as duty_count,
        cast(coalesce(sum(p.with_deadline_count), 0) as bigint) as with_deadline_count,
        count(distinct (d.level, d.scope, d.period)) as kind_count
    from plan as p
    join dim_document as d using (document_key)
)
select * from document, duty
