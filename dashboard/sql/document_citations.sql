-- The mentions of other documents in one document, one a row, in its order.
select c.section, c.ordinal, c.printed, c.certainty, c.note, c.span_start, c.span_end, cited.document_id as cited_id,
    if($en, k.name_en, k.name) as kind, cited.number_text, cited.issue_date, cited.title, cited.issuer, cited.knowledge
from fct_citation as c
join dim_document as d using (document_key)
join dim_document as cited on cited.document_key = c.cited_key
join dim_document_kind as k on k.kind_code = cited.doc_type
where d.document_id = $document
order by c.citation_id
