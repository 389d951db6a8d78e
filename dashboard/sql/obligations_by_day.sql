-- scope
-- Occurrences by their last day within one month, by state: due_date, state, value.
select due_date, state, count(*) as value
from scope_occurrence
where due_date between cast($month_from as date) and last_day(cast($month_from as date))
    -- if mark_state
    and state = $mark_state
    -- end
    -- if mark_action
    and action = $mark_action
    -- end
group by due_date, state
order by due_date, state
