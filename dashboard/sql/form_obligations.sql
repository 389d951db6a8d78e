-- What one plan says of reporting, laid on each body with duties in it: the best one a body, if any.
-- A collective body asks all bodies of its own level and kind, that of a committee's members those of every kind; nobody
-- reports to a board of its own ("Ban Thường trực …" of the body itself).
with body as (
    select distinct g.agency_code, g.name, g.level, g.kind
    from fct_duty_agency as a
    join fct_duty as f using (duty_id)
    join dim_document as d using (document_key)
    join dim_agency as g using (agency_code)
    where d.document_id = $document
),
asked as (
    select t.*, a.agency_code as actor_code, c.name as actor, c.is_collective, c.level as actor_level, c.kind as actor_kind, r.name as recipient,
        r.level as recipient_level, if($en, r.name_en, r.short_name) as recipient_label
    from fct_deadline as t
    join dim_document as d using (document_key)
    join fct_deadline_actor as a using (deadline_id)
    join dim_agency as c on c.agency_code = a.agency_code
    left join dim_agency as r on r.agency_code = t.recipient_code
    where d.document_id = $document and t.action = 'report'
)
select b.agency_code, t.section, t.ordinal, t.printed, t.end_date, t.bound, t.recurrence, t.day, t.certainty, t.recipient_code,
    t.recipient, t.recipient_level, t.recipient_label, if(t.actor_code = b.agency_code, null, t.actor) as asked_as
from body as b
join asked as t on t.actor_code = b.agency_code
    or (t.is_collective and t.actor_level = b.level and t.actor_kind in ('steering', b.kind))
where b.agency_code is distinct from t.recipient_code and not coalesce(ends_with(t.recipient, b.name), false)
qualify row_number() over (
    partition by b.agency_code
    order by t.certainty = 'sure' desc, t.actor_code = b.agency_code desc, t.end_date is not null desc, t.end_date, t.deadline_id
) = 1
order by b.agency_code
