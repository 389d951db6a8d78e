-- scope
-- Documents of a province, of every level within it.
counted as (
    select code, count(*) as value from scope_document where code is not null group by code
)
select * from counted order by code
