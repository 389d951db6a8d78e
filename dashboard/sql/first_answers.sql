-- scope
-- How long after one directive the first dated document of each province itself carried it out: the directive chosen,
-- else the dated one that most documents in scope carry out. Partial dates give a range of days, `lag_min` to `lag_max`;
-- `documents` are those that may be the first. What may be as old as the directive is left out; `undated_count` counts
-- what has no date.
-- if directive
chosen as (
    select document_key as directive_key from dim_document where document_id = $directive and issue_end is not null
),
-- end
-- unless directive
chosen as (
    select m.directive_key
    from mart_document_directive as m
    join dim_document as r on r.document_key = m.directive_key
    join dim_document_kind as k on k.kind_code = r.doc_type
    where k.is_directive and r.issue_end is not null and m.document_key in (select document_key from scope_document)
    group by m.directive_key
    order by count(*) desc, m.directive_key
    limit 1
),
-- end
answer as (
    select d.code, d.document_id, r.document_id as directive_id,
        d.issue_start - r.issue_end as lag_min, d.issue_end - r.issue_start as lag_max
    from mart_document_directive as m
    join scope_document as d using (document_key)
    join dim_document as r on r.document_key = m.directive_key
    where m.directive_key = (select directive_key from chosen)
        and d.level in ('province', 'party_bloc') and d.code is not null
),
first as (
    select *, min(lag_max) over (partition by code) as first_max from answer where lag_min > 0
)
select code, any_value(directive_id) as directive_id, min(lag_min) as lag_min, first_max as lag_max,
    list(document_id order by document_id) as documents,
    (select count(*) from answer where lag_min is null) as undated_count
from first
where lag_min <= first_max
group by code, first_max
order by lag_max, lag_min, code
