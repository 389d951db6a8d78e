-- scope
-- The assigned paragraphs behind a mark, one a row; one page is chosen by its keys before any word is read.
behind as (
    select duty_id, document_key, year
    from scope_duty
    where ($mark_deadline is null or has_deadline = $mark_deadline)
        -- if mark_document
        and document_key = (select document_key from dim_document where document_id = $mark_document)
        -- end
        -- if mark_province
        and code = $mark_province
        -- end
        -- if mark_placed
        and code is not null
        -- end
        -- if mark_year
        and year = $mark_year
        -- end
        -- if mark_theme
        and theme_bits & (select cast(1 as bigint) << ordinal from dim_theme where theme_code = $mark_theme) <> 0
        -- end
),
chosen as materialized (
    select * from behind order by year, duty_id limit $page_size offset $page_start
),
-- the words of the chosen rows; as correlated subqueries they would be put together for every duty there is
theme as (
    select r.duty_id, string_agg(th.name, ', ' order by r.rank) as themes
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
),
body as (
    select a.duty_id, string_agg(g.short_name, ', ' order by g.short_name) as agency, min(a.role) as role
    from fct_duty_agency as a
    join dim_agency as g using (agency_code)
    where a.duty_id in (select duty_id from chosen)
    group by a.duty_id
)
select d.document_id, coalesce(p.name, case d.level when 'central' then 'Trung ương' else 'chưa rõ tỉnh' end) as place, d.year, k.name as kind, d.number_text, d.issue_date,
    t.section, t.ordinal, body.agency, body.role, t.summary, theme.themes, deadline.deadlines,
    (select count(*) from behind) as total
from chosen as c
join fct_duty as t on t.duty_id = c.duty_id
join dim_document as d on d.document_key = c.document_key
join dim_document_kind as k on k.kind_code = d.doc_type
left join body on body.duty_id = c.duty_id
left join theme on theme.duty_id = c.duty_id
left join deadline
    on deadline.document_key = c.document_key and deadline.section = t.section and deadline.ordinal = t.ordinal
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
order by c.year, c.duty_id
