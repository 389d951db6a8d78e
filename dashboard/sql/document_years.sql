-- The years that documents bear, newest first.
select distinct year
from dim_document
where year is not null
order by year desc
