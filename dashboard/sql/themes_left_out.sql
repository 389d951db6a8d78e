-- scope
-- Themes that a loaded plan of the centre assigns to some body and that the loaded plans in scope assign to none.
-- Agencies chosen do not narrow them: what another body must do is not left out. Nothing where either has no plan.
central_plan as (
    select document_key, number_text, year
    from dim_document
    where level = 'central' and status = 'loaded' and about_campaign and year between $year_from and $year_to
),
own_plan as (
    select document_key from scope_document where status = 'loaded' and level <> 'central'
),
central as (
    select bit_or(theme_bits) as bits from mart_duty where document_key in (select document_key from central_plan)
),
-- no row without a plan of its own
own as (
    select coalesce(bit_or(d.theme_bits), 0) as bits
    from own_plan as p
    left join mart_duty as d using (document_key)
    having count(*) > 0
),
left_out as (
    select t.theme_code, if($en, t.name_en, t.name) as theme, t.ordinal, central.bits
    from dim_theme as t, central, own
    where (central.bits & ~own.bits) & (cast(1 as bigint) << t.ordinal) <> 0
        -- if themes
        and list_contains(cast($themes as text[]), t.theme_code)
        -- end
),
general as (
    select x.theme_code, x.task_id
    from fct_task_theme as x
    join left_out using (theme_code)
    where x.task_id in (select task_id from scope_task where document_key in (select document_key from own_plan))
),
named as (
    select theme_code, count(*) as task_count from general group by theme_code
),
total as (
    select count(distinct task_id) as task_total from general
),
plan as (
    select count(*) as central_plan_count, min(concat_ws(', ', number_text, cast(year as text))) as central_plan from central_plan
)
select l.theme_code, l.theme, coalesce(named.task_count, 0) as task_count, total.task_total,
    bit_count(l.bits) as central_theme_count, plan.central_plan_count, plan.central_plan
from left_out as l
left join named using (theme_code)
cross join total
cross join plan
order by l.ordinal
