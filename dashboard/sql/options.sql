-- What the filters offer, by field: code, words, and how many documents carry out a directive.
select 'theme' as field, theme_code as code, if($en, name_en, name) as label, name_long as detail, ordinal as rank from dim_theme
union all
select 'agency', agency_code, if($en, name_en, short_name), if($en, name_en, name),
    row_number() over (order by list_position(['central', 'province', 'district', 'grassroots', 'mixed'], level), name)
from dim_agency
where agency_code in (select agency_code from fct_duty_agency)
union all
select 'doc_type', kind_code, if($en, name_en, name), abbreviation, row_number() over (order by name)
from dim_document_kind
where kind_code in (select doc_type from dim_document)
union all
select 'province_' || vintage, province_code, if($en, name_en, name), region, row_number() over (order by name collate vi)
from dim_province
union all
select 'indicator', indicator_code, if($en, name_en, short_name),
    if($en, name_en || ' (' || unit_en || ')', name || ' (' || unit || ')'), row_number() over (order by n desc)
from dim_indicator
join (select indicator_code, count(*) as n from fct_figure where year is not null group by all) using (indicator_code)
union all
select 'directive', d.document_id,
    concat_ws(' ', if($en, k.name_en, k.name), coalesce(d.number_text, d.title)),
    d.title, row_number() over (order by m.document_count desc, d.document_id)
from mart_directive as m
join dim_document as d on d.document_key = m.directive_key
join dim_document_kind as k on k.kind_code = d.doc_type
order by field, rank
