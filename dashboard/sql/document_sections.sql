-- The headings of one document, in its order.
select s.section, s.heading
from fct_section as s
join dim_document as d using (document_key)
where d.document_id = $document
order by s.position
