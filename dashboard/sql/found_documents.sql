-- scope
-- One page of the documents that hold every word of a question, or whose number begins with it; `total` counts all. Best first:
-- by number, by kind and number, by how many words are spelled as asked, loaded, newest. The filters are those of passages_documents.
found as materialized (
    select d.document_key, d.document_id, d.status, d.year, d.search_number, d.search_name,
        -- if mark_words
        ' ' || translate(lower(concat_ws(' ', k.name, d.number_text, d.title, d.summary, d.issuer, d.place)),
            '/-.,;:“”"()', '           ') as spelled
        -- end
    from scope_document as d
    join dim_document_kind as k on k.kind_code = d.doc_type
    where true
        -- if mark_year
        and d.year = $mark_year
        -- end
        -- if mark_undated
        and d.year is null
        -- end
        -- if mark_words
        and (len(list_filter($mark_words, lambda w: not contains(d.search_text, w))) = 0
            or starts_with(d.search_number, $mark_number))
        -- end
),
chosen as materialized (
    select document_key,
        row_number() over (
            order by
                -- if mark_words
                coalesce(starts_with(search_number, $mark_number), false) desc,
                len(list_filter($mark_words, lambda w: not contains(search_name, w))) = 0 desc,
                len(list_filter($exact, lambda w: contains(spelled, w))) desc,
                -- end
                status = 'loaded' desc, year desc nulls last, document_id) as rank,
        count(*) over () as total
    from found
    order by rank
    limit $page_size offset $page_start
)
select d.document_id, if($en, k.name_en, k.name) as kind, d.number_text, d.issue_date, d.issuer, d.title,
    if($en, d.place_en, d.place) as place, d.year, d.knowledge, m.duty_count, chosen.total
from chosen
join dim_document as d using (document_key)
join dim_document_kind as k on k.kind_code = d.doc_type
left join mart_document as m using (document_key)
order by chosen.rank
