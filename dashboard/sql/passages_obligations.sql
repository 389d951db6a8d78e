-- scope
-- The occurrences of obligations behind a mark, one a row.
behind as (
    select *, count(*) over () as total
    from scope_occurrence
    where true
        -- if mark_state
        and state = $mark_state
        -- end
        -- if mark_action
        and action = $mark_action
        -- end
        -- if mark_document
        and document_id = $mark_document
        -- end
        and ($mark_actor is null or coalesce(actor_code, '') = $mark_actor)  -- '' is nobody named
        -- if mark_province
        and code = $mark_province
        -- end
        -- if mark_year
        and year = $mark_year
        -- end
        -- if mark_month
        and date_trunc('month', due_date) = cast($mark_month as date)
        -- end
        -- if mark_due
        and due_date = cast($mark_due as date)
        -- end
        -- if mark_dated
        and due_date is not null
        -- end
        -- if mark_obligation
        and obligation_id = $mark_obligation
        -- end
    order by due_date nulls last, document_key, deadline_id, obligation_id
    limit $page_size offset $page_start
)
select o.document_id, if($en, d.place_en, d.place) as place, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    o.section, o.ordinal, o.printed, o.action, if($en, g.name_en, g.short_name) as actor,
    if($en, r.name_en, r.short_name) as recipient, o.from_date as start_date, o.due_date as end_date, o.bound, o.recurrence,
    o.is_inferred, o.certainty, o.is_beyond_plan, o.statutory_year, o.state, o.reason, o.submitted, o.part_count, o.days_late,
    o.total
from behind as o
join dim_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
left join dim_agency as g on g.agency_code = o.actor_code
left join dim_agency as r on r.agency_code = o.recipient_code
order by o.due_date nulls last, o.document_key, o.deadline_id, o.obligation_id
