-- scope
-- Themes that the loaded plans of the centre have, as a duty or a general task, and that a province's own loaded plans
-- assign to nobody: one province × theme a row, the `most_provinces` with the most such themes. The centre's plans are
-- those of the chosen years: a chosen province does not take them away.
central_plan as (
    select document_key, year
    from dim_document
    where status = 'loaded' and level = 'central' and about_campaign and year between $year_from and $year_to
),
central as (
    select bit_or(bits) as bits
    from (
        select theme_bits as bits from mart_duty where document_key in (select document_key from central_plan)
        union all
        select cast(1 as bigint) << x.ordinal
        from fct_task as t
        join (select task_id, ordinal from fct_task_theme join dim_theme using (theme_code)) as x using (task_id)
        where t.document_key in (select document_key from central_plan)
    )
),
theme as (
    select theme_code, if($en, name_en, name) as theme, ordinal, cast(1 as bigint) << ordinal as bit
    from dim_theme, central
    where central.bits & (cast(1 as bigint) << ordinal) <> 0
        -- if themes
        and list_contains(cast($themes as text[]), theme_code)
        -- end
),
own_bits as (
    select document_key, bit_or(theme_bits) as bits from mart_duty where level in ('province', 'party_bloc') group by document_key
),
own as (
    select d.code, coalesce(bit_or(b.bits), 0) as bits, count(*) as plan_count, min(d.year) as year_from,
        max(d.year) as year_to, list(distinct [d.level, d.scope, d.period]) as kinds
    from scope_document as d
    left join own_bits as b using (document_key)
    where d.status = 'loaded' and d.level in ('province', 'party_bloc') and d.code is not null
    group by d.code
),
gap as (
    select own.*, theme.theme_code, theme.theme, theme.ordinal, count(*) over (partition by own.code) as theme_count
    from own
    join theme on own.bits & theme.bit = 0
)
select gap.* exclude (bits), (select count(*) from theme) as central_theme_count, (select min(year) from central_plan) as central_year_from,
    (select max(year) from central_plan) as central_year_to, (select count(distinct code) from gap) as province_count
from gap
qualify dense_rank() over (order by theme_count desc, code) <= $most_provinces
order by theme_count desc, code, ordinal
