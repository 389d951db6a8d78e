-- Bodies with duties in one plan, in the order in which it first names them.
select a.agency_code, g.name, if($en, g.name_en, g.short_name) as agency, g.level, g.kind, g.is_collective,
    count(*) as duty_count
from fct_duty_agency as a
join fct_duty as f using (duty_id)
join dim_document as d using (document_key)
join dim_agency as g using (agency_code)
where d.document_id = $document
group by all
order by min(f.position), g.name
