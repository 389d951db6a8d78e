-- scope
-- The bodies behind a mark that are asked to report or have reported, one a row.
behind as (
    select *, count(*) over () as total
    from rolled_body
    where true
        -- if mark_asked
        and is_asked and not is_kind
        -- end
        -- if mark_state
        and if(report_count > 0, 'reported', 'missing') = $mark_state
        -- end
        -- if mark_body
        and agency_code = $mark_body
        -- end
        and ($mark_unit is null or coalesce(unit_name, '') = $mark_unit)
        and ($mark_province is null or coalesce(province_name, '') = $mark_province)
    order by code, agency_code, unit_name, province_name
    limit $page_size offset $page_start
)
select if($en, g.name_en, g.name) as agency, b.unit_name, coalesce(if($en, p.name_en, b.province_name), if($en, 'Central level', 'Trung ương')) as place,
    b.is_asked, b.is_kind, b.report_count, b.submitted, array_to_string(b.report_codes, ', ') as reports, b.total
from behind as b
join dim_agency as g using (agency_code)
left join (select name, any_value(name_en) as name_en from dim_province group by name) as p on p.name = b.province_name
order by place, agency, b.unit_name
