-- Documents that a loaded plan cites though their own file or row was rejected: kept by what the citation says.
insert into stg_known by name
select cited_id as id, first(type order by document_id, position) as type,
    first(number order by document_id, position) filter (number is not null) as number,
    first(symbol order by document_id, position) filter (symbol is not null) as symbol,
    first(case when number is not null and symbol is not null then number || '/' || symbol end
        order by document_id, position) filter (number is not null and symbol is not null) as number_text,
    first(issuer order by document_id, position) filter (issuer is not null) as issuer,
    null as level, null as province,
    first(date order by document_id, position) filter (date is not null) as date,
    null as year, first(printed order by document_id, position) as title, false as about_campaign,
    cast([] as text[]) as implements, 'cited_by_primary' as reliability, null as source,
    'Tệp của văn bản này bị loại khi nạp' as doubt
from stg_citation
where cited_id not in (from stg_known select id) and cited_id not in (from stg_plan select id)
group by cited_id;
