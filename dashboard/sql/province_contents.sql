-- scope
-- What is stored of each province: documents, loaded plans, assigned paragraphs, figures with a period.
-- No row: nothing at all. `duty_count` is null where no plan is loaded: not counted is not zero.
document as (
    select d.code, count(*) as document_count, count(*) filter (d.status = 'loaded') as plan_count, sum(m.duty_count) as duty_count
    from scope_document as d
    left join mart_document as m using (document_key)
    where d.code is not null
    group by d.code
),
-- ifany agencies themes named_only
duty as (
    select code, count(*) as duty_count from scope_duty where code is not null group by code
),
-- end
figure as (
    select case when $view = '2025' then f.code_2025 else f.code_2008 end as code, count(*) as figure_count
    from fct_figure as f
    where f.year between $year_from and $year_to
    group by all
)
select code, coalesce(document.document_count, 0) as document_count, coalesce(document.plan_count, 0) as plan_count,
    -- unless agencies themes named_only
    cast(document.duty_count as bigint) as duty_count,
    -- end
    -- ifany agencies themes named_only
    case when document.plan_count > 0 then coalesce(duty.duty_count, 0) end as duty_count,
    -- end
    coalesce(figure.figure_count, 0) as figure_count
from document
-- ifany agencies themes named_only
left join duty using (code)
-- end
full join figure using (code)
where code is not null
    -- if provinces
    and list_contains(cast($provinces as text[]), code)
    -- end
order by code
