-- scope
-- Whose plans the gap table compares: the centre ('') and the provinces with plans of their own, those with the most
-- duties first, or the `wanted` ones, loaded or not; at most `most_places` provinces, `place_total` counts all.
own as (
    select case when d.level = 'central' then '' else d.code end as place_code, d.year, d.level || '|' || d.scope || '|' || d.period as kind,
        m.duty_count
    from mart_document as m
    join scope_document as d using (document_key)
    where d.level = 'central' or (d.level in ('province', 'party_bloc') and d.code is not null)
),
place as (
    select place_code, count(*) as plan_count, min(year) as year_from, max(year) as year_to, sum(duty_count) as duty_count,
        list_sort(list(distinct kind)) as kinds
    from own
    group by place_code
),
asked as (
    -- unless wanted
    select place_code from place where place_code <> ''
    -- end
    -- if wanted
    select unnest(cast($wanted as text[])) as place_code
    -- end
),
listed as (
    select asked.place_code, count(*) over () as place_total
    from asked
    left join place using (place_code)
    order by coalesce(place.duty_count, -1) desc, asked.place_code
    limit $most_places
)
select '' as place_code, null as place, plan_count, year_from, year_to, cast(duty_count as bigint) as duty_count, kinds,
    0 as place_total
from place
where place_code = ''
union all
select listed.place_code, if($en, p.name_en, p.name), coalesce(place.plan_count, 0), place.year_from, place.year_to,
    cast(place.duty_count as bigint), coalesce(place.kinds, []), listed.place_total
from listed
left join place using (place_code)
join dim_province as p on p.vintage = $view and p.province_code = listed.place_code
order by duty_count desc nulls last, place_code
