-- scope
-- One loaded plan: its duties in scope, those with a time limit, and what makes plans unlike.
counted as (
    select document_key, count(*) as duty_count, count(*) filter (has_deadline) as with_deadline_count
    from scope_duty
    group by document_key
),
pair as (
    select document_key, count(*) as assignment_count, count(distinct agency_code) as agency_count
    from scope_assignment
    group by document_key
)
select d.document_id, d.code, coalesce(p.name, 'Trung ương') as place, d.year, d.number_text, d.symbol,
    d.issue_date, d.issue_start, d.issuer, d.level, d.scope, d.period, d.title,
    counted.duty_count, counted.with_deadline_count, pair.assignment_count, pair.agency_count
from counted
join pair using (document_key)
join scope_document as d using (document_key)
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
order by d.year, d.issue_start, d.document_id
