-- scope
-- Obligations unfolded over the years asked, one occurrence a row, the most urgent first: what to do now, then what is to come,
-- then what nothing can be said of, then what is done; at most $most_rows. With by_day also how many fall due on each last day
-- (null: none is known), by year, state and action, whatever state and action are asked for: `is_day`.
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
),
listed as (
    select false as is_day, o.obligation_id, o.deadline_id, o.document_key, o.document_id, if($en, k.name_en, k.name) as kind,
        d.number_text, d.issue_date, if($en, d.place_en, d.place) as place, d.year as plan_year, o.section, o.ordinal, o.printed,
        o.action, o.actor_code, if($en, g.name_en, g.short_name) as actor, if($en, r.name_en, r.short_name) as recipient, o.year,
        o.from_date as start_date, o.due_date as end_date, o.bound, o.recurrence, o.is_inferred, o.certainty, o.is_beyond_plan,
        o.statutory_year, o.state, o.reason, o.report_id, o.submitted, o.part_count, o.days_late, o.total
    from chosen as o
    join dim_document as d using (document_key)
    join dim_document_kind as k on k.kind_code = d.doc_type
    left join dim_agency as g on g.agency_code = o.actor_code
    left join dim_agency as r on r.agency_code = o.recipient_code
    -- if by_day
    union all by name
    select true as is_day, due_date as end_date, year, state, action, count(*) as value,
        count(*) filter (due_date is null) as undated_count, count(*) filter (reason = 'ahead') as ahead_count,
        count(*) filter (certainty = 'doubtful') as doubtful_count, count(*) filter (reason = 'no_report') as no_report_count,
        any_value((select count(*) from scope_obligation)) as obligation_total,
        any_value((select count(distinct document_key) from scope_obligation)) as plan_total
    from scope_occurrence
    group by due_date, year, state, action
    -- end
)
select * exclude (document_key)
from listed
order by is_day, list_position(['overdue', 'soon', 'running', 'unknown', 'done'], state), end_date nulls last, document_key,
    deadline_id, obligation_id, year, action
