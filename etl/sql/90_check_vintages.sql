-- Tổng số văn bản, nhiệm vụ, số liệu bằng nhau khi xem theo 63 và theo 34 tỉnh
-- What a province merged in 2025 issued itself has no place among the 63 and is counted beside them.
with placed (measure, province_vintage, code_2008, code_2025) as (
    select 'văn bản', province_vintage, code_2008, code_2025 from dim_document where province_code is not null
    union all
    select 'nhiệm vụ', d.province_vintage, f.code_2008, f.code_2025
    from fct_duty as f join dim_document as d using (document_key) where d.province_code is not null
    union all
    select 'số liệu', province_vintage, code_2008, code_2025 from fct_figure where province_code is not null
),
seen_2008 as (
    select measure, coalesce(p.successor_code, placed.code_2025) as code, count(*) as row_count
    from placed
    left join dim_province as p on p.vintage = '2008' and p.province_code = placed.code_2008
    where placed.code_2008 is not null or placed.province_vintage = '2025'
    group by all
),
seen_2025 as (
    select measure, code_2025 as code, count(*) as row_count from placed group by all
)
select coalesce(a.measure, b.measure) as measure, coalesce(a.code, b.code) as code_2025,
    a.row_count as among_63, b.row_count as among_34
from seen_2008 as a
full join seen_2025 as b on b.measure = a.measure and b.code = a.code
where a.row_count is distinct from b.row_count
order by all;
