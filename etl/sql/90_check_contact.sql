-- Không có thư điện tử hoặc số điện thoại trong văn bản hiển thị
-- The same words as EMAIL and PHONE of etl/errors.py; RE2 has no look-behind. Web addresses may hold "@".
with shown (name, id, text) as (
    select 'dim_document', document_id, concat_ws(' ¦ ', title, summary, issuer, parent_issuer, number_text, doubt)
    from dim_document
    union all
    select 'dim_document.source', document_id, source from dim_document where source not like 'http%'
    union all
    select 'fct_section', concat_ws(' ', document_key, section), heading from fct_section
    union all
    select 'fct_text', cast(document_key as text), text from fct_text
    union all
    select 'fct_citation', cast(citation_id as text), concat_ws(' ¦ ', printed, printed_issuer, note) from fct_citation
    union all
    select 'fct_duty', cast(duty_id as text), concat_ws(' ¦ ', summary, note, array_to_string(partners, ' ¦ ')) from fct_duty
    union all
    select 'fct_task', cast(task_id as text), concat_ws(' ¦ ', summary, note) from fct_task
    union all
    select 'fct_deadline', cast(deadline_id as text), concat_ws(' ¦ ', printed, note) from fct_deadline
    union all
    select 'fct_figure', figure_id, concat_ws(' ¦ ', reporting_body, source_title, note) from fct_figure
    union all
    select 'fct_report', report_code, concat_ws(' ¦ ', unit_name, file) from fct_report
    union all
    select 'fct_report_figure', concat_ws(' ', report_id, indicator_code), concat_ws(' ¦ ', note, evidence) from fct_report_figure
    union all
    select 'fct_report_duty', concat_ws(' ', report_id, duty_id), concat_ws(' ¦ ', evidence, note) from fct_report_duty
    union all
    select 'fct_report_narrative', concat_ws(' ', report_id, part), text from fct_report_narrative
    union all
    select 'fct_target', target_id, note from fct_target
    union all
    select 'fct_issue', cast(issue_id as text), concat_ws(' ¦ ', printed, note) from fct_issue
    union all
    select 'fct_source', file, reason from fct_source
    union all
    select 'dim_agency', agency_code, note from dim_agency
)
select name, id
from shown
where regexp_matches(text, '[\w.+-]+@[\w-]+\.\w+')
    or regexp_matches(
        text,
        '(^|[^\w./-])(\+84[ .-]?\d{2,3}|0\d{2,3}\)?)[ .-]?\d{3,4}[ .-]?\d{3,4}($|[^\w/-])'
    )
order by all;
