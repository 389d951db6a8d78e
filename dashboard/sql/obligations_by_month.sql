-- scope
-- Occurrences of one year with a last day by its month and by plan or, with `$by_actor`, by body: the $most_lines with the most.
-- `line_total` counts all of them.
due as (
    select cast(date_trunc('month', due_date) as date) as month_date, state, document_id, document_key, coalesce(actor_code, '') as actor_code,
        if($by_actor, coalesce(actor_code, ''), document_id) as line
    from scope_occurrence
    where due_date is not null and year = $mark_year
        -- if mark_state
        and state = $mark_state
        -- end
        -- if mark_action
        and action = $mark_action
        -- end
),
line as (
    select line, count(*) as line_count, row_number() over (order by count(*) desc, line) as rank, count(*) over () as line_total,
        any_value(document_key) as document_key, any_value(actor_code) as actor_code
    from due
    group by line
)
select due.month_date, due.line, due.state, count(*) as value, any_value(line.rank) as rank,
    any_value(line.line_total) as line_total, any_value(line.line_count) as line_count,
    any_value(d.number_text) as number_text, any_value(if($en, d.place_en, d.place)) as place, any_value(d.year) as plan_year,
    any_value(if($en, g.name_en, g.short_name)) as actor
from due
join line using (line)
join dim_document as d on d.document_key = line.document_key
left join dim_agency as g on g.agency_code = line.actor_code
where line.rank <= $most_lines
group by due.month_date, due.line, due.state
order by rank, due.month_date, due.state
