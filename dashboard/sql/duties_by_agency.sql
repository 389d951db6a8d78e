-- scope
-- Assignments (duty × body) by body and role. `by_document` or `by_province` sets them side by side: the
-- `most_panels` with the most are named, what the others have stands under a null panel.
-- if by_document
panel as (
    select document_key as panel_key, count(*) as value from scope_assignment group by document_key
),
named_panel as (
    select panel_key from panel order by value desc, panel_key limit $most_panels
),
counted as (
    select a.agency_key, a.role_shown as role, n.panel_key, count(*) as value
    from scope_assignment as a
    left join named_panel as n on n.panel_key = a.document_key
    group by all
),
-- end
-- if by_province
counted as (
    select agency_key, role_shown as role, coalesce(code, '') as panel_key, count(*) as value  -- '' is the centre
    from scope_assignment
    group by all
),
panel as (
    select panel_key, sum(value) as value from counted group by panel_key
),
named_panel as (
    select panel_key from panel order by value desc, panel_key limit $most_panels
),
-- end
named as (
    -- if by_document
    select c.agency_key, c.role, d.document_id as panel, c.value
    from counted as c
    left join dim_document as d on d.document_key = c.panel_key
    -- end
    -- if by_province
    select c.agency_key, c.role, n.panel_key as panel, cast(sum(c.value) as bigint) as value
    from counted as c
    left join named_panel as n on n.panel_key = c.panel_key
    group by all
    -- end
    -- unless by_document by_province
    select agency_key, role_shown as role, '' as panel, count(*) as value from scope_assignment group by all
    -- end
)
select k.agency_code, cast(named.role as text) as role, named.panel, named.value, if($en, g.name_en, g.short_name) as agency, if($en, g.name_en, g.name) as agency_name,
    g.level as agency_level, g.valid_to, if($en, s.name_en, s.name) as successor,
    -- ifany by_document by_province
    (select count(*) from panel) as panel_count
    -- end
    -- unless by_document by_province
    1 as panel_count
    -- end
from named
join mart_agency as k using (agency_key)
join dim_agency as g on g.agency_code = k.agency_code
left join dim_agency as s on s.agency_code = g.successor_code
order by k.agency_code, cast(named.role as text), named.panel
