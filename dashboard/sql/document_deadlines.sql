-- The time limits of one document, one a row, in its order.
select t.deadline_id, t.section, t.ordinal, t.printed, t.start_date, t.end_date, t.bound, t.recurrence, t.is_inferred, t.action,
    t.certainty, t.note, t.span_start, t.span_end, if($en, r.name_en, r.short_name) as recipient,
    (select string_agg(if($en, g.name_en, g.short_name), ', ' order by g.short_name)
        from fct_deadline_actor as a join dim_agency as g using (agency_code) where a.deadline_id = t.deadline_id) as actors
from fct_deadline as t
join dim_document as d using (document_key)
left join dim_agency as r on r.agency_code = t.recipient_code
where d.document_id = $document
order by t.deadline_id
