-- scope
-- Documents by year and by what is known of them, of every level.
counted as (
    select year, knowledge, count(*) as value from scope_document group by all
)
select * from counted order by year, knowledge
