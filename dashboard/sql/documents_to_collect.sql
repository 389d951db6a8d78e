-- scope
-- Documents that loaded plans of the scope cite and that are not loaded themselves, the most cited first, with three of
-- the plans. `document_total` counts all such documents, `citation_total` their mentions.
cited as (
    select c.cited_key, sum(c.citation_count) as citation_count, count(*) as plan_count, min(c.document_key, 3) as first_keys
    from mart_citation as c
    where c.document_key in (select document_key from scope_document)
        and c.cited_key in (select document_key from dim_document where status <> 'loaded')
    group by c.cited_key
),
listed as (
    select cited.*, count(*) over () as document_total, sum(citation_count) over () as citation_total
    from cited
    order by citation_count desc, cited_key
    limit $most_documents
),
plan as (
    select cited_key, string_agg(concat_ws(' ', if($en, d.place_en, d.place), d.year), ', ' order by d.year, d.document_id) as plans
    from (select cited_key, unnest(first_keys) as document_key from listed)
    join dim_document as d using (document_key)
    group by cited_key
)
select x.document_id, if($en, k.name_en, k.name) as kind, x.number_text, x.issue_date, x.issuer, x.title, x.source,
    cast(listed.citation_count as bigint) as citation_count, listed.plan_count, plan.plans, listed.document_total,
    cast(listed.citation_total as bigint) as citation_total
from listed
join dim_document as x on x.document_key = listed.cited_key
join dim_document_kind as k on k.kind_code = x.doc_type
join plan using (cited_key)
order by listed.citation_count desc, listed.cited_key
