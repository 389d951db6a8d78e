-- scope
-- The duty × body rows behind a mark; a mark_… that is not set does not restrict. One page of them is
-- chosen by its keys (their order is that of year, document, paragraph, body) before any word is read.
behind as (
    select duty_id, document_key, agency_key, role, year
    from scope_assignment
    where true
        -- if mark_agency
        and agency_key = (select agency_key from mart_agency where agency_code = $mark_agency)
        -- end
        -- if mark_role
        and role_shown = $mark_role
        -- end
        -- if mark_theme
        and theme_bits & (select cast(1 as bigint) << ordinal from dim_theme where theme_code = $mark_theme) <> 0
        -- end
        -- if mark_document
        and document_key = (select document_key from dim_document where document_id = $mark_document)
        -- end
        -- if mark_agencies
        and agency_key in (
            select agency_key from mart_agency where list_contains(cast($mark_agencies as text[]), agency_code))
        -- end
        -- if mark_level
        and level = $mark_level
        -- end
        -- if mark_provinces
        and list_contains(cast($mark_provinces as text[]), code)
        -- end
        -- if mark_unplaced
        and code is null and level is distinct from 'central'
        -- end
        and ($mark_province is null or coalesce(code, '') = $mark_province)  -- '' is the centre
),
chosen as materialized (
    select * from behind order by year, duty_id, agency_key limit $page_size offset $page_start
),
-- the words of the chosen rows; as correlated subqueries they would be put together for every duty there is
theme as (
    select r.duty_id, string_agg(if($en, th.name_en, th.name), ', ' order by r.rank) as themes
    from fct_duty_theme as r
    join dim_theme as th using (theme_code)
    where r.duty_id in (select duty_id from chosen)
    group by r.duty_id
),
deadline as (
    select document_key, section, ordinal, string_agg(printed, '; ' order by deadline_id) as deadlines
    from fct_deadline
    where document_key in (select document_key from chosen)
    group by all
)
select d.document_id, if($en, d.place_en, d.place) as place, d.year, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
    t.section, t.ordinal, if($en, g.name_en, g.name) as agency, c.role, t.summary, theme.themes, deadline.deadlines,
    (select count(*) from behind) as total
from chosen as c
join fct_duty as t on t.duty_id = c.duty_id
join dim_document as d on d.document_key = c.document_key
join dim_document_kind as k on k.kind_code = d.doc_type
join mart_agency as a on a.agency_key = c.agency_key
join dim_agency as g on g.agency_code = a.agency_code
left join theme on theme.duty_id = c.duty_id
left join deadline
    on deadline.document_key = c.document_key and deadline.section = t.section and deadline.ordinal = t.ordinal
order by c.year, c.duty_id, c.agency_key
