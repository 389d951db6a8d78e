-- scope
-- The documents with the most faults and doubts, by origin; `document_count` and `issue_count` are of all documents.
counted as (
    select document_key, origin, count(*) as value from scope_issue where document_key is not null group by all
),
ranked as (
    select document_key, sum(value) as of_document, count(*) over () as document_count,
        cast(sum(sum(value)) over () as bigint) as issue_count,
        row_number() over (order by sum(value) desc, document_key) as rank
    from counted
    group by document_key
)
select d.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.title, d.year, if($en, d.place_en, d.place) as place,
    c.origin, c.value, r.rank, r.document_count, r.issue_count
from ranked as r
join counted as c using (document_key)
join dim_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
where r.rank <= $most_documents
order by r.rank, c.origin desc
