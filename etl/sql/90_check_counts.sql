-- Mỗi văn bản đã nạp có trong kho đúng số mục mà tệp của nó ghi
with staged (document_id, part, row_count) as (
    select document_id, 'section', count(*) from stg_section group by document_id
    union all
    select document_id, 'citation', count(*) from stg_citation group by document_id
    union all
    select document_id, 'duty', count(*) from stg_duty group by document_id
    union all
    select document_id, 'duty_agency', count(*) from stg_duty_agency group by document_id
    union all
    select document_id, 'duty_theme', count(*) from stg_duty_theme group by document_id
    union all
    select document_id, 'task', count(*) from stg_task group by document_id
    union all
    select document_id, 'task_theme', count(*) from stg_task_theme group by document_id
    union all
    select document_id, 'deadline', count(*) from stg_deadline group by document_id
    union all
    select document_id, 'deadline_actor', count(*) from stg_deadline_actor group by document_id
    union all
    select document_id, 'issue', count(*) from stg_issue where origin = 'source' group by document_id
    union all
    select id, 'document', 1 from stg_plan
),
loaded (document_key, part, row_count) as (
    select document_key, 'section', count(*) from fct_section group by document_key
    union all
    select document_key, 'citation', count(*) from fct_citation group by document_key
    union all
    select document_key, 'duty', count(*) from fct_duty group by document_key
    union all
    select document_key, 'duty_agency', count(*) from fct_duty_agency join fct_duty using (duty_id) group by document_key
    union all
    select document_key, 'duty_theme', count(*) from fct_duty_theme join fct_duty using (duty_id) group by document_key
    union all
    select document_key, 'task', count(*) from fct_task group by document_key
    union all
    select document_key, 'task_theme', count(*) from fct_task_theme join fct_task using (task_id) group by document_key
    union all
    select document_key, 'deadline', count(*) from fct_deadline group by document_key
    union all
    select document_key, 'deadline_actor', count(*)
    from fct_deadline_actor join fct_deadline using (deadline_id) group by document_key
    union all
    select document_key, 'issue', count(*) from fct_issue join dim_document using (document_id)
    where origin = 'source' group by document_key
    union all
    select document_key, 'document', 1 from dim_document where status = 'loaded'
),
named as (
    select d.document_id, loaded.part, loaded.row_count from loaded join dim_document as d using (document_key)
)
select coalesce(staged.document_id, named.document_id) as document_id, coalesce(staged.part, named.part) as part,
    staged.row_count as in_file, named.row_count as in_warehouse
from staged
full join named on named.document_id = staged.document_id and named.part = staged.part
where staged.row_count is distinct from named.row_count
order by all;
