-- scope
-- The ledger, the first `$most_issues` faults and doubts, one a row; `alike_count` are of the same kind about the same thing.
first_issues as (
    select * from scope_issue order by origin desc, subject_id, issue_id limit $most_issues
)
select i.issue_id, i.issue_code, if($en, n.name_en, n.name) as issue, i.origin, i.section, i.printed, i.note, i.subject_id,
    i.alike_count, d.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.year,
    if($en, d.place_en, d.place) as place, if($en, f.place_en, f.province_name) as figure_place,
    if($en, ind.name_en, ind.short_name) as figure_indicator
from first_issues as i
join dim_issue_kind as n using (issue_code)
left join dim_document as d using (document_key)
left join dim_document_kind as k on k.kind_code = d.doc_type
left join fct_figure as f using (figure_id)
left join dim_indicator as ind using (indicator_code)
order by i.origin desc, i.subject_id, i.issue_id
