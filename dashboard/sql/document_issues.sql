-- The faults and doubts of one document, one a row.
select i.issue_code, if($en, n.name_en, n.name) as issue, i.origin, i.section, i.printed, i.note
from fct_issue as i
join dim_issue_kind as n using (issue_code)
where i.document_id = $document
order by i.issue_id
