-- scope
-- What is known of the documents that carry out the chosen one; `answer_total` counts those of any year and subject.
chosen as (
    select document_key, issue_date, issue_start, issue_end from dim_document where document_id = $directive
),
answer as (
    select d.document_key, d.status, d.year, d.issue_start, d.issue_end, chosen.issue_start as since
    from scope_document as d
    cross join chosen
),
named as (
    select c.named_duty_count
    from mart_citation as c
    join answer using (document_key)
    where c.named_duty_count > 0 and answer.year is not null and c.cited_key = (select document_key from chosen)
)
select count(*) as document_count, count(*) filter (status = 'loaded') as loaded_count,
    count(*) filter (issue_end >= since) as delay_count, count(*) filter (issue_end < since) as before_count,
    count(*) filter (issue_start is null) as undated_count, count(*) filter (year is null) as yearless_count,
    (select count(*) from directive_document) as answer_total,
    (select cast(coalesce(sum(named_duty_count), 0) as bigint) from named) as named_count,
    (select count(*) from named) as named_plan_count,
    (select issue_date from chosen) as issue_date
from answer
