-- scope
-- Documents that carry out the chosen one, with the days between: from its last possible day of issue to their first,
-- and from its first to their last. A document that cites it cannot be older, so a delay is never under zero.
-- Those surely dated before it are left out: they are faults, not answers.
chosen as (
    select document_key as directive_key, issue_start, issue_end from dim_document where document_id = $directive
),
answer as (
    select d.document_id, d.document_key, d.level, d.code, d.place, d.place_en, d.doc_type, d.number_text, d.issue_date,
        d.title, m.how, greatest(date_diff('day', chosen.issue_end, d.issue_start), 0) as delay_min,
        date_diff('day', chosen.issue_start, d.issue_end) as delay_max
    from scope_document as d
    join mart_document_directive as m using (document_key)
    join chosen using (directive_key)
    where d.issue_end >= chosen.issue_start
)
-- unless by_place
select a.document_id, if($en, a.place_en, a.place) as place, if($en, k.name_en, k.name) as kind, a.number_text, a.issue_date,
    a.title, a.level, a.how, a.delay_min, a.delay_max
from answer as a
join dim_document_kind as k on k.kind_code = a.doc_type
order by a.delay_min, a.delay_max, a.document_id
-- end
-- if by_place
select case when level = 'central' then '' else coalesce(code, '?') end as place_code,
    case when level = 'central' then 'central' end as level, any_value(if($en, place_en, place)) as place,
    min(delay_min) as delay_min, max(delay_max) as delay_max, count(*) as value
from answer
group by place_code, level = 'central'
order by delay_min, delay_max, place_code
-- end
