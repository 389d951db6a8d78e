-- The text of one document, where its source file was there when the build was made.
select t.text
from fct_text as t
join dim_document as d using (document_key)
where d.document_id = $document
