-- The targets behind a mark, one a row.
select t.target_id, if(t.scope_name = 'Trung ương', if($en, 'Central level', t.scope_name), if($en, m.name_en, t.scope_name)) as place,
    if($en, i.name_en, i.name) as indicator, t.value, if($en, i.unit_en, i.unit) as unit, t.comparison, t.due, t.source_url, t.note,
    d.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    count(*) over () as total
from fct_target as t
join dim_indicator as i using (indicator_code)
left join dim_document as d using (document_id)
left join dim_document_kind as k on k.kind_code = d.doc_type
left join dim_province as m on m.vintage = '2008' and m.name = t.scope_name
where true
    -- if mark_indicator
    and t.indicator_code = $mark_indicator
    -- end
    -- if mark_targets
    and list_contains(cast($mark_targets as text[]), t.target_id)
    -- end
order by t.indicator_code, t.due, t.target_id
limit $page_size offset $page_start
