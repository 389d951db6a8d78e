-- scope
-- Obligations unfolded over the years asked, one occurrence a row, the most urgent first: what to do now, then what is to come,
-- then what nothing can be said of, then what is done; at most $most_rows.
chosen as (
    select *, count(*) over () as total
    from scope_occurrence
    where true
        -- if mark_state
        and state = $mark_state
        -- end
        -- if mark_action
        and action = $mark_action
        -- end
    order by list_position(['overdue', 'soon', 'running', 'unknown', 'done'], state), due_date nulls last, document_key,
        deadline_id, obligation_id
    limit $most_rows
)
select o.obligation_id, o.deadline_id, o.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    if($en, d.place_en, d.place) as place, d.year as plan_year, o.section, o.ordinal, o.printed, o.action, o.actor_code,
    if($en, g.name_en, g.short_name) as actor, if($en, r.name_en, r.short_name) as recipient, o.year, o.from_date as start_date,
    o.due_date as end_date, o.bound, o.recurrence, o.is_inferred, o.certainty, o.is_beyond_plan, o.statutory_year, o.state,
    o.reason, o.report_id, o.submitted, o.part_count, o.days_late, o.total
from chosen as o
join dim_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
left join dim_agency as g on g.agency_code = o.actor_code
left join dim_agency as r on r.agency_code = o.recipient_code
order by list_position(['overdue', 'soon', 'running', 'unknown', 'done'], o.state), o.due_date nulls last, o.document_key,
    o.deadline_id, o.obligation_id
