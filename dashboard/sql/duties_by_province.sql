-- scope
-- Assigned paragraphs in the loaded plans of a province.
counted as (
    select code, count(*) as value
    from scope_duty
    where code is not null
        -- if theme
        and theme_bits & (select cast(1 as bigint) << ordinal from dim_theme where theme_code = $theme) <> 0
        -- end
    group by code
)
select * from counted order by code
