-- scope
-- The duties × bodies behind a mark, with what a report in the store says of each.
behind as (
    select d.*, count(*) over () as total
    from rolled_duty as d
    where true
        -- if mark_state
        and d.state = $mark_state
        -- end
        -- if mark_body
        and d.agency_code = $mark_body
        -- end
        -- if mark_theme
        and d.duty_id in (select duty_id from fct_duty_theme where theme_code = $mark_theme)
        -- end
    order by d.duty_id, d.agency_code, d.unit_name
    limit $page_size offset $page_start
)
select d.document_id, if($en, d.place_en, d.place) as place, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date, f.section,
    f.ordinal, if($en, g.name_en, g.short_name) as agency, b.unit_name, f.summary, b.state, b.evidence, b.note, b.submitted, b.total
from behind as b
join fct_duty as f using (duty_id)
join dim_document as d on d.document_key = f.document_key
join dim_document_kind as k on k.kind_code = d.doc_type
join dim_agency as g on g.agency_code = b.agency_code
order by b.duty_id, b.agency_code, b.unit_name
