-- scope
-- The denominators of coverage: documents of provinces in scope, and those left out for want of a year.
counted as (
    select count(*) as document_count, count(*) filter (status = 'loaded') as loaded_count,
        count(distinct code) as province_count
    from scope_document
    where level in ('province', 'party_bloc') and code is not null
),
left_out as (
    select count(*) filter (year is null) as undated_count, count(*) filter (code_2008 is null and code_2025 is null) as unplaced_count
    from dim_document
    where about_campaign and level in ('province', 'party_bloc')
)
select * from counted, left_out
