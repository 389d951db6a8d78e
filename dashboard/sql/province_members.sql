-- The provinces until 30/6/2025 that a province of the view consists of, or is one of, with the province since 1/7/2025.
with chosen as (
    select case when $view = '2025' then province_code else successor_code end as code
    from dim_province
    where vintage = $view and province_code = $code
)
select old.province_code as code, if($en, old.name_en, old.name) as name, new.province_code as new_code,
    if($en, new.name_en, new.name) as new_name,
    (select count(*) from (
        select successor_code from dim_province where vintage = '2008' group by successor_code having count(*) = 1)) as unmerged_count
from dim_province as old
join chosen on chosen.code = old.successor_code
join dim_province as new on new.vintage = '2025' and new.province_code = old.successor_code
where old.vintage = '2008'
order by old.name collate vi
