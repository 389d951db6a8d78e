-- Mọi khóa trỏ tới một dòng có thật
with orphan (reference, key) as (
    select 'fct_section.document_key', cast(document_key as text)
    from fct_section anti join dim_document using (document_key)
    union all
    select 'fct_citation.document_key', cast(document_key as text)
    from fct_citation anti join dim_document using (document_key)
    union all
    select 'fct_citation.cited_key', cast(c.cited_key as text)
    from fct_citation as c anti join dim_document as d on d.document_key = c.cited_key
    union all
    select 'fct_citation.doc_type', c.doc_type
    from fct_citation as c anti join dim_document_kind as k on k.kind_code = c.doc_type
    union all
    select 'dim_document.doc_type', d.doc_type
    from dim_document as d anti join dim_document_kind as k on k.kind_code = d.doc_type
    union all
    select 'fct_deadline.document_key', cast(document_key as text)
    from fct_deadline anti join dim_document using (document_key)
    union all
    select 'fct_deadline.recipient_code', t.recipient_code
    from fct_deadline as t anti join dim_agency as a on a.agency_code = t.recipient_code
    where t.recipient_code is not null
    union all
    select 'fct_deadline_actor.deadline_id', cast(deadline_id as text)
    from fct_deadline_actor anti join fct_deadline using (deadline_id)
    union all
    select 'fct_deadline_actor.agency_code', agency_code
    from fct_deadline_actor anti join dim_agency using (agency_code)
    union all
    select 'fct_report.agency_code', agency_code
    from fct_report anti join dim_agency using (agency_code)
    union all
    select 'fct_report.recipient_code', r.recipient_code
    from fct_report as r anti join dim_agency as a on a.agency_code = r.recipient_code
    where r.recipient_code is not null
    union all
    select 'fct_report_figure.indicator_code', indicator_code
    from fct_report_figure anti join dim_indicator using (indicator_code)
    union all
    select 'fct_figure.report_id', cast(report_id as text)
    from fct_figure anti join fct_report using (report_id)
    where report_id is not null
    union all
    select 'fct_duty.document_key', cast(document_key as text)
    from fct_duty anti join dim_document using (document_key)
    union all
    select 'fct_duty_agency.duty_id', cast(duty_id as text)
    from fct_duty_agency anti join fct_duty using (duty_id)
    union all
    select 'fct_duty_agency.agency_code', agency_code
    from fct_duty_agency anti join dim_agency using (agency_code)
    union all
    select 'fct_duty_theme.duty_id', cast(duty_id as text)
    from fct_duty_theme anti join fct_duty using (duty_id)
    union all
    select 'fct_duty_theme.theme_code', theme_code
    from fct_duty_theme anti join dim_theme using (theme_code)
    union all
    select 'fct_duty_directive.directive_key', cast(x.directive_key as text)
    from fct_duty_directive as x anti join dim_document as d on d.document_key = x.directive_key
    union all
    select 'fct_task.document_key', cast(document_key as text)
    from fct_task anti join dim_document using (document_key)
    union all
    select 'fct_task_theme.task_id', cast(task_id as text)
    from fct_task_theme anti join fct_task using (task_id)
    union all
    select 'fct_task_theme.theme_code', theme_code
    from fct_task_theme anti join dim_theme using (theme_code)
    union all
    select 'fct_figure.indicator_code', indicator_code
    from fct_figure anti join dim_indicator using (indicator_code)
    union all
    select 'fct_target.indicator_code', indicator_code
    from fct_target anti join dim_indicator using (indicator_code)
    union all
    select 'fct_target.document_id', t.document_id
    from fct_target as t anti join dim_document using (document_id)
    where t.document_id is not null
    union all
    select 'fct_issue.issue_code', issue_code
    from fct_issue anti join dim_issue_kind using (issue_code)
    union all
    select 'fct_issue.document_id', i.document_id
    from fct_issue as i
    anti join (select document_id from dim_document union all select figure_id from fct_figure) as known using (document_id)
    where i.document_id is not null
    union all
    select 'dim_indicator.theme_code', theme_code
    from dim_indicator anti join dim_theme using (theme_code)
    union all
    select 'dim_agency.successor_code', a.successor_code
    from dim_agency as a anti join dim_agency as s on s.agency_code = a.successor_code
    where a.successor_code is not null
    union all
    select 'stg_known.implements', cast(implemented as text)
    from (select unnest(implements) as implemented from stg_known) as k
    anti join dim_document as d on d.document_id = k.implemented
)
select reference, key, count(*) as row_count from orphan group by all order by all;
