-- The head of one document: what it says of itself, what is known of it, and how often others name it.
select d.document_key, d.document_id, d.status, if($en, k.name_en, k.name) as kind, k.name as kind_vi, d.number, d.symbol,
    d.number_text, d.issue_date, d.issuer, d.parent_issuer, if($en, d.place_en, d.place) as place, d.place_printed, d.level,
    d.scope, d.period, d.plan_year, d.year, d.title, d.summary, d.signer_role, d.recipient_count, d.knowledge, d.reliability,
    d.source, d.doubt, m.duty_count, m.task_count, m.citation_count, m.deadline_count,
    (select count(*) from fct_issue as i where i.document_id = d.document_id) as issue_count,
    (select count(*) from mart_document_directive as c where c.directive_key = d.document_key) as carried_count,
    (select count(*) from fct_duty_directive as n where n.directive_key = d.document_key) as named_count,
    exists (from fct_text as t where t.document_key = d.document_key) as has_text
from dim_document as d
join dim_document_kind as k on k.kind_code = d.doc_type
left join mart_document as m using (document_key)
where d.document_id = $document
