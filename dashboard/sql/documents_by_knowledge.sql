-- scope
-- Documents by what is known of them and year (null: nobody states it); `aside` are not about the campaign.
counted as (
    select knowledge, year, count(*) as value, count(*) filter (not about_campaign) as aside from scope_document group by all
)
select knowledge, year, year is null as is_undated, value, aside
from counted
order by list_position(['loaded', 'loaded_bloc', 'numbered', 'mentioned', 'draft'], knowledge), year nulls last
