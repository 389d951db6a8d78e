-- What each body of one plan is asked for: the required indicators, then those of the themes of its duties, the core ones
-- of a theme first. Context (retail sales …) is nobody's result.
with theme as (
    select distinct a.agency_code, t.theme_code
    from fct_duty_agency as a
    join fct_duty as f using (duty_id)
    join dim_document as d using (document_key)
    join fct_duty_theme as t using (duty_id)
    where d.document_id = $document
)
select b.agency_code, i.indicator_code, i.name, i.unit, i.definition, i.caution, i.is_required
from (select distinct agency_code from theme) as b
cross join dim_indicator as i
join dim_theme as h on h.theme_code = i.theme_code
where i.is_required or (i.nature <> 'context' and (b.agency_code, i.theme_code) in (from theme))
order by b.agency_code, i.is_required desc, h.ordinal, i.is_core desc, i.indicator_code
