-- Figures of current reports in the form of published ones, and what two reports of one body count twice.

create temp table current_report as
select r.*, a.name || coalesce(' (' || r.unit || ')', '') as body,
    -- who reports for the whole of a place; what any other body reports is a part
    a.kind in ('steering', 'front') and a.level in ('province', 'central') and not a.collective and r.unit is null as is_whole
from stg_report as r
join stg_agency as a on a.code = r.agency
where r.version = (select max(v.version) from stg_report as v where v.id = r.id);

create temp table reported_figure as
select 'BC-' || r.id || '-' || f.indicator as id, coalesce(r.province, 'Trung ương') as province, r.body as reporting_body,
    f.indicator, f.value, f.unit, f.qualifier, if(i.nature in ('flow', 'context'), 'flow', 'stock') as nature,
    if(r.is_whole, null, 'one_body') as counting,
    if(i.nature in ('flow', 'context'), cast(r.start_date as text), null) as period_start,
    cast(r.end_date as text) as period_end, false as end_is_publication, 'report' as source_kind,
    cast(null as text) as source_url,
    'Báo cáo của ' || r.body || ', gửi ngày ' || strftime(r.submitted, '%d/%m/%Y')
        || if(r.version > 1, ', lần ' || r.version, '') as source_title,
    cast(r.submitted as text) as published, nullif(concat_ws('; ', f.note, f.evidence), '') as note,
    r.id as report, r.version
from stg_report_figure as f
join current_report as r on r.id = f.report and r.version = f.version
join stg_indicator as i on i.code = f.indicator;

-- Two current reports of one body may share time only where one lies within the other and is of another kind
-- (a quarter in its year). Any other pair would be counted twice: both stand, the later handed in bears an issue.
insert into stg_issue by name
select b.id as document_id, 'overlapping_reports' as code, null as section, null as printed,
    'Kỳ trùng với báo cáo ' || a.report || ' của cùng cơ quan (' || strftime(ra.start_date, '%d/%m/%Y') || '–'
        || strftime(ra.end_date, '%d/%m/%Y') || '): không cộng hai số này.' as note,
    'figure' as origin
from reported_figure as b
join current_report as rb on rb.id = b.report
join reported_figure as a on a.indicator = b.indicator and a.province = b.province and a.reporting_body = b.reporting_body
join current_report as ra on ra.id = a.report
where b.nature = 'flow' and ra.agency = rb.agency
    and (ra.submitted, ra.id) < (rb.submitted, rb.id)
    and ra.start_date <= rb.end_date and rb.start_date <= ra.end_date
    and not (ra.kind <> rb.kind and (ra.start_date, ra.end_date) <> (rb.start_date, rb.end_date)
        and (ra.start_date <= rb.start_date and rb.end_date <= ra.end_date
            or rb.start_date <= ra.start_date and ra.end_date <= rb.end_date));
