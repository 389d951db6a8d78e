-- scope
-- Bodies that are asked to report or have reported, those asked and silent first.
select b.agency_code, if($en, g.name_en, g.name) as agency, g.level, b.unit_name, b.province_name,
    if($en, coalesce(p.name_en, b.province_name), b.province_name) as province, b.is_asked, b.is_kind, b.report_count, b.submitted
from rolled_body as b
join dim_agency as g using (agency_code)
left join (select name, any_value(name_en) as name_en from dim_province group by name) as p on p.name = b.province_name
order by b.is_asked desc, b.is_kind, b.report_count > 0, agency collate vi, b.unit_name, b.province_name
