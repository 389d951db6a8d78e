-- Không dòng nào đứng hai lần: mỗi mã, mỗi chỗ trong văn bản chỉ có một
with key_seen (name, key) as (
    select 'dim_document', document_id from dim_document
    union all
    select 'dim_province', vintage || ' ' || province_code from dim_province
    union all
    select 'map_province', vintage || ' ' || province_code from map_province
    union all
    select 'dim_agency', agency_code from dim_agency
    union all
    select 'dim_theme', theme_code from dim_theme
    union all
    select 'fct_figure', figure_id from fct_figure
    union all
    select 'fct_report', concat_ws(' ', report_code, version) from fct_report
    union all
    select 'fct_report_figure', concat_ws(' ', report_id, indicator_code) from fct_report_figure
    union all
    select 'fct_report_duty', concat_ws(' ', report_id, duty_id) from fct_report_duty
    union all
    select 'fct_obligation', concat_ws(' ', deadline_id, actor_code) from fct_obligation
    union all
    select 'fct_target', target_id from fct_target
    union all
    select 'fct_source', file from fct_source
    union all
    select 'đoạn văn', concat_ws(' ', document_key, section, ordinal)
    from (
        select document_key, section, ordinal from fct_duty
        union all
        select document_key, section, ordinal from fct_task
    )
    union all
    select 'fct_duty_agency', concat_ws(' ', duty_id, agency_code) from fct_duty_agency
    union all
    select 'fct_duty_theme', concat_ws(' ', duty_id, theme_code) from fct_duty_theme
    union all
    select 'fct_duty_directive', concat_ws(' ', duty_id, directive_key) from fct_duty_directive
    union all
    select 'mart_document_directive', concat_ws(' ', document_key, directive_key) from mart_document_directive
)
select name, key, count(*) as row_count from key_seen group by all having count(*) > 1 order by all;
