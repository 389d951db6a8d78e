-- scope
-- The mentions of other documents behind a mark, one a row.
select d.document_id, if($en, d.place_en, d.place) as place, d.year, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    c.section, c.ordinal, c.printed, c.certainty, c.note, cited.document_id as cited_id,
    if($en, ck.name_en, ck.name) as cited_kind, cited.number_text as cited_number, cited.issue_date as cited_date,
    cited.title as cited_title, cited.status as cited_status,
    count(*) over () as total
from fct_citation as c
join scope_document as d using (document_key)
join dim_document as cited on cited.document_key = c.cited_key
join dim_document_kind as k on k.kind_code = d.doc_type
join dim_document_kind as ck on ck.kind_code = cited.doc_type
where true
    -- if mark_document
    and d.document_id = $mark_document
    -- end
    -- if mark_province
    and coalesce(d.code, '') = $mark_province  -- '' is the centre
    -- end
    -- if mark_cited
    and cited.document_id = $mark_cited
    -- end
    -- if mark_unloaded
    and cited.status <> 'loaded'
    -- end
order by d.year, c.citation_id
limit $page_size offset $page_start
