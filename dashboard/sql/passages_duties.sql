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
        -- if mark_undated
        and year is null
        -- end
        -- if mark_named
        and duty_id in (select duty_id from fct_duty_directive where directive_key = (
            select document_key from dim_document where document_id = $mark_named))
        -- end
        -- if mark_agency
        and duty_id in (select duty_id from mart_duty_agency where agency_code = $mark_agency)
        -- end
        -- if mark_words
        -- of a million texts the first words are asked one by one: thrice as fast as a loop over the list
        and contains(search_text, coalesce($mark_words[1], ''))
        and contains(search_text, coalesce($mark_words[2], ''))
        and contains(search_text, coalesce($mark_words[3], ''))
        and len(list_filter($mark_words[4:], lambda w: not contains(search_text, w))) = 0
        -- end
        -- if mark_in_force
        and document_key in (select document_key from plan_in_force)
        -- end
        -- if mark_answerable
        and duty_id in (select duty_id from answerable_duty)
        -- end
        -- if mark_reported
        and duty_id in (select duty_id from reported_duty)
        -- end
        -- if mark_proven
        and duty_id in (select duty_id from reported_duty where is_proven)
        -- end
        -- if mark_level
        and level = $mark_level
        -- end
        -- if mark_issuers
        and list_contains(  -- '' is the centre; of a province its own plans, not those of bodies and districts in it
            cast($mark_issuers as text[]),
            case when level = 'central' then '' when level in ('province', 'party_bloc') then code end)
        -- end
        -- if mark_theme
        and theme_bits & (select cast(1 as bigint) << ordinal from dim_theme where theme_code = $mark_theme) <> 0
        -- end
        -- if mark_themes
        and theme_bits & (
            select bit_or(cast(1 as bigint) << ordinal) from dim_theme where list_contains(cast($mark_themes as text[]), theme_code)) <> 0
        -- end
),
chosen as materialized (
    select * from behind order by year, duty_id limit $page_size offset $page_start
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
),
body as (
    select a.duty_id, string_agg(if($en, g.name_en, g.short_name), ', ' order by g.short_name) as agency, min(a.role) as role
    from fct_duty_agency as a
    join dim_agency as g using (agency_code)
    where a.duty_id in (select duty_id from chosen)
    group by a.duty_id
)
select d.document_id, if($en, d.place_en, d.place) as place, d.year, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date,
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
order by c.year, c.duty_id
