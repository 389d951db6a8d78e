-- scope
-- Time limits in scope seen on `day`: those that are sure and have a last day, which of them end by `until`, which have
-- ended; of those to come by then the nearest.
dated as (
    select t.end_date, t.certainty = 'sure' and t.end_date is not null as is_dated,
        t.end_date between cast($day as date) and cast($until as date) as is_soon,
        if($en, d.place_en, d.place) as place
    from fct_deadline as t
    join scope_document as d using (document_key)
)
select count(*) as deadline_count, count(*) filter (is_dated) as dated_count,
    count(*) filter (is_dated and is_soon) as soon_count,
    count(*) filter (is_dated and end_date < cast($day as date)) as passed_count,
    min(end_date) filter (is_dated and is_soon) as next_end,
    arg_min(place, (end_date, place)) filter (is_dated and is_soon) as next_place
from dated
