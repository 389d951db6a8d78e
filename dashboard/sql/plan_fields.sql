-- scope
-- What the heads of loaded plans leave blank, one plan a row, those with the most blanks first: a column a field with its state
-- (filled, partial, blank, not_applicable); `plan_total`, `plans_with_blank`, `blank_total` are of all loaded plans.
head as (
    select d.document_key, d.year, m.blank_count
    from scope_document as d
    join mart_document as m using (document_key)
),
total as (
    select count(*) as plan_total, count(*) filter (blank_count > 0) as plans_with_blank,
        cast(sum(blank_count) as bigint) as blank_total
    from head
),
shown as (
    select document_key, blank_count from head order by blank_count desc, year, document_key limit $most_plans
)
select d.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.year, if($en, d.place_en, d.place) as place,
    if(d.number is null, 'blank', 'filled') as number,
    if(d.symbol is null, 'blank', 'filled') as symbol,
    case when d.issue_date is null then 'blank' when length(d.issue_date) < 10 then 'partial' else 'filled' end as issued,
    if(d.place_printed is null, 'blank', 'filled') as place_printed,
    -- a plan without an end has no year of its own
    case when d.plan_year is not null then 'filled' when d.period = 'open' then 'not_applicable' else 'blank' end as plan_year,
    if(d.period = 'open', 'blank', 'filled') as period,
    if(d.signer_role is null, 'blank', 'filled') as signer_role,
    if(coalesce(d.recipient_count, 0) = 0, 'blank', 'filled') as recipients,
    t.plan_total, t.plans_with_blank, t.blank_total
from shown as s
join dim_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
cross join total as t
order by s.blank_count desc, d.year, d.document_key
