-- scope
-- How many documents lack which field, one reliability a row; a draft has no number yet (counted of `numbered_count`) and a
-- central document no province (of `placed_count`): they are not counted there. The mark `lacks` says the same.
counted as (
    select reliability, count(*) as document_count,
        count(*) filter (reliability <> 'draft') as numbered_count,
        count(*) filter (level is distinct from 'central') as placed_count,
        count(*) filter (number is null and reliability <> 'draft') as number,
        count(*) filter (symbol is null and reliability <> 'draft') as symbol,
        count(*) filter (issue_date is null) as date,
        count(*) filter (year is null) as year,
        count(*) filter (issuer is null) as issuer,
        count(*) filter (province_code is null and level is distinct from 'central') as province,
        count(*) filter (title is null) as title,
        count(*) filter (source is null) as source
    from scope_document
    group by reliability
)
select * from counted order by reliability
