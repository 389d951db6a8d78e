-- scope
-- Assigned paragraphs in the loaded plans of a province.
counted as (
    select d.code, count(*) as value
    from scope_duty as t
    join scope_document as d using (document_key)
    where d.code is not null
        and ($theme is null or t.duty_id in (select duty_id from fct_duty_theme where theme_code = $theme))
    group by d.code
)
select * from counted order by code
