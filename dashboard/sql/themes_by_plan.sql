-- scope
-- Assigned paragraphs by plan and theme; a paragraph with two themes stands under both.
counted as (
    select t.document_key, th.theme_code, count(*) as value
    from scope_duty as t
    join fct_duty_theme as th using (duty_id)
    where $themes is null or list_contains(cast($themes as text[]), th.theme_code)
    group by all
)
select d.document_id, coalesce(p.name, 'Trung ương') as place, d.year, d.scope, d.period, counted.theme_code,
    th.name as theme, th.ordinal as theme_ordinal, counted.value
from counted
join scope_document as d using (document_key)
join dim_theme as th using (theme_code)
left join dim_province as p on p.vintage = d.province_vintage and p.province_code = d.province_code
order by d.year, d.document_id, th.ordinal
