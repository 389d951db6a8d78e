-- scope
-- The time limits behind a mark, one a row.
select d.document_id, if($en, d.place_en, d.place) as place, d.year, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    t.deadline_id, t.section, t.ordinal, t.printed, t.kind as deadline_kind, t.start_date, t.end_date, t.bound, t.recurrence,
    t.is_inferred, t.action, t.certainty, t.note,
    (select string_agg(if($en, g.name_en, g.short_name), ', ' order by g.short_name)
        from fct_deadline_actor as a join dim_agency as g using (agency_code) where a.deadline_id = t.deadline_id) as actors,
    if($en, r.name_en, r.short_name) as recipient,
    count(*) over () as total
from fct_deadline as t
join scope_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
left join dim_agency as r on r.agency_code = t.recipient_code
where true
    -- if mark_document
    and d.document_id = $mark_document
    -- end
    -- if mark_province
    and coalesce(d.code, '') = $mark_province  -- '' is the centre
    -- end
    -- if mark_due_from
    and t.end_date >= cast($mark_due_from as date)
    -- end
    -- if mark_due_to
    and t.end_date <= cast($mark_due_to as date)
    -- end
    -- if mark_sure
    and t.certainty = 'sure'
    -- end
    -- if mark_endless
    and t.end_date is null
    -- end
    -- if mark_deadlines
    and list_contains(cast($mark_deadlines as integer[]), t.deadline_id)
    -- end
order by t.end_date nulls last, d.year, t.deadline_id
limit $page_size offset $page_start
