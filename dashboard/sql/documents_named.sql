-- Heads of documents by id: what their citation in official form, always in Vietnamese, is made of.
select d.document_id, k.name as kind, d.number_text, d.issue_date, d.issuer, d.title, d.status, d.source
from dim_document as d
join dim_document_kind as k on k.kind_code = d.doc_type
where list_contains(cast($documents as text[]), d.document_id)
order by d.issue_start, d.document_id
