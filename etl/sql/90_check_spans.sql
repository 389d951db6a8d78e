-- Mỗi vị trí trong văn bản gốc chạy xuôi và nằm trong văn bản đã nạp
with span (name, id, document_key, span_start, span_end) as (
    select 'fct_citation', citation_id, document_key, span_start, span_end from fct_citation
    union all
    select 'fct_duty', duty_id, document_key, span_start, span_end from fct_duty
    union all
    select 'fct_task', task_id, document_key, span_start, span_end from fct_task
    union all
    select 'fct_deadline', deadline_id, document_key, span_start, span_end from fct_deadline
)
select name, id, span_start, span_end, length(text) as text_length
from span
left join fct_text using (document_key)
where (span_start is null) <> (span_end is null) or span_start < 0 or span_start >= span_end or span_end > length(text)
order by all;
