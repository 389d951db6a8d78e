-- Số liệu không có kỳ thì không có năm, và được ghi vào sổ lỗi
select f.figure_id, f.period_start, f.period_end, f.year, i.issue_code
from fct_figure as f
left join fct_issue as i on i.document_id = f.figure_id and i.issue_code = 'figure_without_period'
where (f.period_start is null and f.period_end is null) <> (f.year is null)
    or (f.year is null) <> (f.end_date is null)
    or (f.year is null) <> (i.issue_code is not null)
order by all;
