-- scope
-- Occurrences with a last day by its month and by what they are set side by side for (`$by_plan`, `$by_actor`, else the year):
-- of plans and bodies the $most_lines with the most in the years asked. `line_total` counts all of them.
due as (
    select cast(date_trunc('month', due_date) as date) as month_date, state, document_id, document_key, coalesce(actor_code, '') as actor_code,
        case when $by_plan then document_id when $by_actor then coalesce(actor_code, '') else cast(year as text) end as line
    from scope_occurrence
    where due_date is not null
        -- if mark_state
        and state = $mark_state
        -- end
        -- if mark_action
        and action = $mark_action
        -- end
        -- if mark_year
        and year = $mark_year
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
    if($by_plan, any_value(if($en, k.name_en, k.name)), null) as kind, if($by_plan, any_value(d.number_text), null) as number_text,
    if($by_plan, any_value(if($en, d.place_en, d.place)), null) as place, if($by_plan, any_value(d.year), null) as plan_year,
    if($by_actor, any_value(if($en, g.name_en, g.short_name)), null) as actor
from due
join line using (line)
join dim_document as d on d.document_key = line.document_key
join dim_document_kind as k on k.kind_code = d.doc_type
left join dim_agency as g on g.agency_code = line.actor_code
where line.rank <= $most_lines
group by due.month_date, due.line, due.state
order by rank, due.month_date, due.state
