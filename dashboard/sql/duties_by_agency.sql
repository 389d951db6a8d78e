-- scope
-- Assignments (duty × body) by body and role; `panel` sets documents or provinces side by side.
named as (
    select a.agency_code, a.role_shown as role,
        case $panel
            when 'document' then d.document_id
            when 'province' then coalesce(d.code, '')
            else ''
        end as panel, count(*) as value
    from scope_assignment as a
    join scope_document as d using (document_key)
    group by all
)
select named.*, g.short_name as agency, g.name as agency_name, g.level as agency_level, g.valid_to, s.name as successor
from named
join dim_agency as g using (agency_code)
left join dim_agency as s on s.agency_code = g.successor_code
order by agency_code, role, panel
