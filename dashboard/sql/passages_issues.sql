-- scope
-- The faults and doubts behind a mark, one a row: of a source, of the registry, of a figure, of loading.
chosen as (
    select * from scope_issue
)
select i.issue_id, i.issue_code, if($en, n.name_en, n.name) as issue, i.origin, i.section, i.printed, i.note, i.subject_id,
    d.document_id, if($en, d.place_en, d.place) as place, d.year, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    if($en, f.place_en, f.province_name) as figure_place, if($en, ind.name_en, ind.short_name) as figure_indicator,
    count(*) over () as total
from chosen as i
join dim_issue_kind as n using (issue_code)
left join dim_document as d using (document_key)
left join dim_document_kind as k on k.kind_code = d.doc_type
left join fct_figure as f using (figure_id)
left join dim_indicator as ind using (indicator_code)
order by i.origin desc, i.subject_id, i.issue_id
limit $page_size offset $page_start
