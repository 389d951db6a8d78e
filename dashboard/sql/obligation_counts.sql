-- scope
-- Occurrences by state and action: how many of them have no last day, have not begun, are doubtful, lack a report.
select state, action, count(*) as value, count(*) filter (due_date is null) as undated_count,
    count(*) filter (reason = 'ahead') as ahead_count,
    count(*) filter (certainty = 'doubtful') as doubtful_count, count(*) filter (reason = 'no_report') as no_report_count,
    any_value((select count(*) from scope_obligation)) as obligation_total,
    any_value((select count(distinct document_key) from scope_obligation)) as plan_total
from scope_occurrence
group by state, action
order by state, action
