-- Mọi khoảng thời gian bắt đầu trước khi kết thúc
select 'fct_deadline' as name, cast(deadline_id as text) as id, start_date as starts, end_date as ends
from fct_deadline where start_date > end_date
union all
select 'fct_report', report_code || ' ' || version, start_date, end_date from fct_report where start_date > end_date
union all
select 'fct_figure', figure_id, start_date, end_date from fct_figure where start_date > end_date
union all
select 'dim_document', document_id, issue_start, issue_end from dim_document where issue_start > issue_end
union all
select 'dim_agency', agency_code, date_start(valid_from), date_end(valid_to)
from dim_agency where date_start(valid_from) > date_end(valid_to)
order by all;
