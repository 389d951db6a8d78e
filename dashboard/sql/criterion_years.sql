-- scope
-- The years of the scope: `value` provinces with a plan of their own that begins or a report, `both_count` with both; the year
-- in which most can be scored first.
known as (
    select year, code, 'plan' as kind
    from scope_document
    where status = 'loaded' and level = 'province' and scope = 'province' and code is not null
    union
    select year, case when $view = '2025' then code_2025 else code_2008 end, 'report'
    from fct_report
    where is_current and code_2008 is not null and year between $year_from and $year_to
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then code_2025 else code_2008 end)
        -- end
),
place as (
    select year, code, count(*) = 2 as has_both from known group by all
)
select year, count(*) as value, count(*) filter (has_both) as both_count
from place
group by year
order by both_count desc, value desc, year desc
