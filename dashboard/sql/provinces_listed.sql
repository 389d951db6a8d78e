-- scope
-- One province with documents of its own: the best that is known, how many, loaded plans with their duties, the newest.
-- `duty_count` is null where no plan is loaded: not counted is not zero.
counted as (
    select d.code,
        arg_max(d.knowledge, list_position(['draft', 'mentioned', 'numbered', 'loaded_bloc', 'loaded'], d.knowledge)) as knowledge,
        count(*) as document_count, count(*) filter (d.status = 'loaded') as plan_count,
        cast(sum(m.duty_count) as bigint) as duty_count, arg_max(d.issue_date, d.issue_start) as newest_date
    from scope_document as d
    left join mart_document as m using (document_key)
    where d.level in ('province', 'party_bloc') and d.code is not null
    group by d.code
)
select * from counted order by code
