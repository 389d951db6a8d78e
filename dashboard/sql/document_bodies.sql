-- Assignments of one document by body and role.
select a.agency_code, g.name as agency_name, if($en, g.name_en, g.short_name) as agency, cast(a.role_shown as text) as role,
    count(*) as value
from mart_duty_agency as a
join dim_document as d using (document_key)
join dim_agency as g using (agency_code)
where d.document_id = $document
group by all
order by value desc, agency_code, role
