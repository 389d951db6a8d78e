-- scope
-- The years of the scope with how many provinces have anything to be scored by, a plan that begins or a report; the fullest first.
known as (
    select year, code from scope_document where status = 'loaded' and level = 'province' and scope = 'province' and code is not null
    union
    select year, case when $view = '2025' then code_2025 else code_2008 end
    from fct_report
    where is_current and code_2008 is not null and year between $year_from and $year_to
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then code_2025 else code_2008 end)
        -- end
)
select year, count(*) as province_count from known group by year order by province_count desc, year desc
