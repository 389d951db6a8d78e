-- Không mất báo cáo nào: mỗi lần gửi vào kho đủ phần, chỉ lần cao nhất là hiện hành và có số liệu trên các trang
with staged (report, version, part, row_count) as (
    select id, version, 'report', 1 from stg_report
    union all
    select report, version, 'figure', count(*) from stg_report_figure group by all
    union all
    select report, version, 'duty', count(*) from stg_report_duty group by all
    union all
    select report, version, 'narrative', count(*) from stg_report_narrative group by all
    union all
    -- of plan and deadline named, both must have been found
    select id, version, 'link', (plan is not null)::int + (deadline_section is not null)::int from stg_report
    union all
    select id, version, 'place', count(province) from stg_report group by all
    union all
    select f.report, f.version, 'shown', count(*)
    from stg_report_figure as f
    where f.version = (select max(r.version) from stg_report as r where r.id = f.report)
    group by all
),
loaded (report_id, part, row_count) as (
    select report_id, 'report', 1 from fct_report
    union all
    select report_id, 'figure', count(*) from fct_report_figure group by all
    union all
    select report_id, 'duty', count(*) from fct_report_duty group by all
    union all
    select report_id, 'narrative', count(*) from fct_report_narrative group by all
    union all
    select report_id, 'link', (document_key is not null)::int + (deadline_id is not null)::int from fct_report
    union all
    select report_id, 'place', count(code_2025) from fct_report group by all
    union all
    select report_id, 'shown', count(*) from fct_figure where source_kind = 'report' group by all
),
named as (
    select r.report_code as report, r.version, l.part, l.row_count from loaded as l left join fct_report as r using (report_id)
)
select coalesce(s.report, n.report) as report, coalesce(s.version, n.version) as version, coalesce(s.part, n.part) as part,
    s.row_count as in_file, n.row_count as in_warehouse
from staged as s
full join named as n on n.report = s.report and n.version = s.version and n.part = s.part
where s.row_count is distinct from n.row_count
union all
select report_code, null, 'bản hiện hành', 1, count(*) filter (is_current)
from fct_report group by report_code having count(*) filter (is_current) <> 1
order by all;
