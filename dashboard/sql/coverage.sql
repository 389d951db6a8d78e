-- scope
-- One province × year: the best that is known of a document of the province itself.
ranked as (
    select code, year, knowledge,
        list_position(['draft', 'mentioned', 'numbered', 'loaded_bloc', 'loaded'], knowledge) as rank
    from scope_document
    where level in ('province', 'party_bloc') and code is not null
)
select code, year, arg_max(knowledge, rank) as knowledge, count(*) as document_count
from ranked
group by code, year
order by code, year
