-- scope
-- Documents that others carry out, those with the most first, or those that a search finds: how many documents of
-- the scope carry each out, how many of these are loaded, and in how many assigned paragraphs it is named.
-- At most `most_directives` are listed; `directive_total` counts all, `answer_total` the documents of those listed.
answer as (
    select m.directive_key, m.document_key, d.status
    from mart_document_directive as m
    join scope_document as d using (document_key)
),
counted as (
    select directive_key, count(*) as document_count, count(*) filter (status = 'loaded') as loaded_count
    from answer
    group by directive_key
),
listed as (
    select counted.*, count(*) over () as directive_total
    from counted
    join dim_document as x on x.document_key = counted.directive_key
    where true
        -- if words
        and (len(list_filter($words, lambda w: not contains(x.search_text, w))) = 0
            or ($number <> '' and starts_with(x.search_number, $number)))
        -- end
    order by
        -- if words
        $number <> '' and starts_with(x.search_number, $number) desc,
        -- end
        document_count desc, x.document_id
    limit $most_directives
),
named as (
    select c.cited_key as directive_key, cast(sum(c.named_duty_count) as bigint) as named_count
    from mart_citation as c
    where c.named_duty_count > 0
        and c.cited_key in (select directive_key from listed)
        and c.document_key in (select document_key from scope_document where year is not null)
    group by c.cited_key
)
select x.document_id, if($en, k.name_en, k.name) as kind, x.number_text, x.issue_date, x.title, listed.document_count,
    listed.loaded_count, coalesce(named.named_count, 0) as named_count, listed.directive_total,
    (select count(distinct document_key) from answer where directive_key in (select directive_key from listed)) as answer_total
from listed
join dim_document as x on x.document_key = listed.directive_key
join dim_document_kind as k on k.kind_code = x.doc_type
left join named using (directive_key)
order by listed.document_count desc, x.document_id
