-- scope
-- Where duties could be counted at all: provinces with a loaded plan in scope.
loaded as (select distinct code from scope_document where status = 'loaded' and code is not null)
select code from loaded order by code
