-- scope
-- The documents that the loaded plans in scope mention, most mentions first; the `most_cited` first are rows.
mention as (
    select cited_key, count(*) as mention_count, count(*) filter (certainty <> 'sure') as doubtful_count
    from fct_citation
    where document_key in (select document_key from scope_document)
    group by cited_key
),
listed as (
    select *, count(*) over () as cited_total, sum(mention_count) over () as mention_total
    from mention
)
select d.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date, d.issuer, d.title,
    d.status = 'loaded' as is_loaded, listed.mention_count, listed.doubtful_count,
    cast(listed.cited_total as bigint) as cited_total, cast(listed.mention_total as bigint) as mention_total
from listed
join dim_document as d on d.document_key = listed.cited_key
join dim_document_kind as k on k.kind_code = d.doc_type
order by listed.mention_count desc, d.issue_start, d.document_id
limit $most_cited
