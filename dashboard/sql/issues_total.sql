-- How many faults and doubts the whole store holds, by origin, and of how many documents, figures, files, bodies.
with issue as (
    select count(*) as issue_count,
        count(*) filter (i.origin = 'source') as source_count,
        count(distinct i.document_id) filter (i.origin = 'source') as source_document_count,
        count(*) filter (i.origin = 'registry') as registry_count,
        count(distinct i.document_id) filter (i.origin = 'registry') as registry_document_count,
        count(*) filter (i.issue_code = 'figure_without_period') as undated_count,
        count(*) filter (i.origin = 'load') as load_count,
        count(*) filter (i.issue_code = 'rejected_file') as rejected_row_count,
        count(*) filter (i.issue_code = 'unknown_agency') as unknown_agency_count
    from fct_issue as i
),
document as (
    select count(*) as document_count, count(*) filter (status = 'loaded') as loaded_count from dim_document
),
file as (
    select count(*) as file_count, count(*) filter (not is_loaded) as rejected_count from fct_source
),
figure as (select count(*) as figure_count from fct_figure),
body as (select count(*) as agency_count from dim_agency),
assignment as (select count(*) as assignment_count from fct_duty_agency)
select * from issue, document, file, figure, body, assignment
