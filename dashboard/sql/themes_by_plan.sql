-- scope
-- Assigned paragraphs by plan and theme, of the `most_plans` plans with the most duties in scope;
-- a paragraph with two themes stands under both.
-- unless agencies themes named_only
listed as materialized (
    select document_key
    from mart_document
    where duty_count > 0 and document_key in (select document_key from scope_document)
    order by duty_count desc, document_key
    limit $most_plans
),
-- end
-- ifany agencies themes named_only
listed as materialized (
    select document_key from scope_duty group by document_key order by count(*) desc, document_key limit $most_plans
),
-- end
same_themes as (
    select document_key, theme_bits, count(*) as value
    from scope_duty
    where document_key in (select document_key from listed)
    group by all
),
counted as (
    select s.document_key, t.theme_code, if($en, t.name_en, t.name) as theme, t.ordinal as theme_ordinal, cast(sum(s.value) as bigint) as value
    from same_themes as s
    join dim_theme as t on s.theme_bits & (cast(1 as bigint) << t.ordinal) <> 0
    where true
        -- if themes
        and list_contains(cast($themes as text[]), t.theme_code)
        -- end
    group by all
)
select d.document_id, if($en, d.place_en, d.place) as place, d.year, d.scope, d.period, counted.theme_code,
    counted.theme, counted.theme_ordinal, counted.value
from counted
join dim_document as d using (document_key)
order by d.year, d.document_id, counted.theme_ordinal
