-- The duties of each body in one plan, in its order.
select a.agency_code, f.section, f.ordinal, f.summary, a.role, a.secondary_role
from fct_duty_agency as a
join fct_duty as f using (duty_id)
join dim_document as d using (document_key)
where d.document_id = $document
order by a.agency_code, f.position
