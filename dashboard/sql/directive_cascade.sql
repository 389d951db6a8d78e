-- scope
-- From the chosen document to who issued the documents that carry it out, to the bodies that their loaded plans give
-- duties to; themes and bodies do not narrow it. `part`: place (documents of one issuer), body (assignments to one kind
-- of body), link (of one issuer to one kind of body). Issuers: '' is the centre, '?' a province not known; those beyond
-- `most_places` provinces and `most_bodies` bodies stand together as 'others', `codes` and `bodies` list who that is.
answer as (
    select document_key, status, year is not null as is_dated, case when level = 'central' then '' else coalesce(code, '?') end as place_code
    from scope_document
),
counted as (
    select place_code, count(*) as document_count, count(*) filter (status = 'loaded') as loaded_count
    from answer
    group by place_code
),
place as (
    select *, cast(row_number() over (order by place_code) as smallint) as place_key,
        case
            when place_code in ('', '?') then place_code
            when row_number() over (partition by place_code in ('', '?') order by document_count desc, place_code) <= $most_places
                then place_code
            else 'others'
        end as place_group
    from counted
),
plan as (
    select document_key, place_key from answer join place using (place_code) where status = 'loaded' and is_dated
),
pair as (
    select place_key, agency_key, count(*) as value from mart_duty_agency join plan using (document_key) group by all
),
body as (
    select agency_key, k.agency_code, sum(value) as value,
        case when row_number() over (order by sum(value) desc, agency_key) <= $most_bodies then k.agency_code else 'others' end
            as body_group
    from pair
    join mart_agency as k using (agency_key)
    group by agency_key, k.agency_code
),
part as (
    select 'place' as part, place_group, null as body_group, sum(document_count) as value, sum(loaded_count) as loaded_count,
        list(place_code order by document_count desc, place_code) as codes, null as bodies
    from place
    group by place_group
    union all
    select 'body', null, body_group, sum(value), null, null, list(agency_code order by agency_code)
    from body
    group by body_group
    union all
    select 'link', place_group, body_group, sum(pair.value), null, null, null
    from pair
    join place using (place_key)
    join body using (agency_key)
    group by place_group, body_group
)
select part.part, place_group, body_group, cast(value as bigint) as value, cast(loaded_count as bigint) as loaded_count, codes,
    bodies, if($en, p.name_en, p.name) as place, if($en, g.name_en, g.short_name) as body, if($en, g.name_en, g.name) as body_name
from part
left join dim_province as p on p.vintage = $view and p.province_code = part.place_group
left join dim_agency as g on g.agency_code = part.body_group
order by part.part, value desc, place_group, body_group
