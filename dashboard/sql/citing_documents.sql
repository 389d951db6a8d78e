-- The documents that name one document most, of any year; `document_total` and `mention_total` count them all.
with citing as (
    select c.document_key, count(*) as value
    from fct_citation as c
    where c.cited_key = (select document_key from dim_document where document_id = $document)
    group by c.document_key
),
chosen as (
    select document_key, value, count(*) over () as document_total, sum(value) over () as mention_total
    from citing
    order by value desc, document_key
    limit $most_documents
)
select d.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date, if($en, d.place_en, d.place) as place, d.year,
    d.issuer, cast(chosen.value as bigint) as value, chosen.document_total, cast(chosen.mention_total as bigint) as mention_total
from chosen
join dim_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
order by chosen.value desc, d.document_id
