-- Every word that a record may use, by field: code, how it is read, and the folded text it is searched by.
select 'agency' as field, agency_code as code, name as label, search_text, row_number() over (order by name) as rank
from dim_agency
union all
select 'document', document_id,
    concat_ws(' ', if($en, k.name_en, k.name), coalesce(number_text, title), '·', place, cast(year as text)),
    d.search_text, row_number() over (order by document_id)
from dim_document as d
join dim_document_kind as k on k.kind_code = d.doc_type
union all
select 'theme', theme_code, if($en, name_en, name), '', ordinal from dim_theme
union all
select 'doc_type', kind_code, if($en, name_en, name), '', row_number() over (order by name collate vi) from dim_document_kind
union all
select 'issue', issue_code, if($en, name_en, name), '', row_number() over (order by name collate vi) from dim_issue_kind
union all
select 'province', name, name, '', row_number() over (order by name collate vi)
from (select distinct name from dim_province)
union all
select 'agency_kind', kind, kind, '', row_number() over (order by kind) from (select distinct kind from dim_agency)
union all
select 'agency_level', level, level, '', row_number() over (order by level) from (select distinct level from dim_agency)
order by field, rank
