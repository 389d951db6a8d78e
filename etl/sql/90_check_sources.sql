-- Không mất tệp nào: mỗi tệp kế hoạch đã nạp là một văn bản, mỗi tệp bị loại có lý do
select 'đã nạp mà không có văn bản' as fault, file
from (select file, regexp_extract(file, '([^/]+)\.[^.]+$', 1) as document_id from fct_source where kind = 'plan' and is_loaded)
anti join (select document_id from dim_document where status = 'loaded') using (document_id)
union all
select 'có văn bản mà không có tệp', document_id
from dim_document as d
anti join (
    select regexp_extract(file, '([^/]+)\.[^.]+$', 1) as document_id from fct_source where kind = 'plan' and is_loaded
) using (document_id)
where d.status = 'loaded'
union all
select 'bị loại không có lý do', file from fct_source where not is_loaded and reason is null
order by all;
