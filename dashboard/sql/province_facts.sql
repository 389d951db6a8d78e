-- scope
-- One row: what is known of the places in scope, and how much of it lacks something.
document as (
    select count(*) as document_count, count(*) filter (level in ('province', 'party_bloc')) as own_count,
        count(*) filter (status = 'loaded') as plan_count, count(*) filter (knowledge = 'loaded_bloc') as bloc_count,
        count(*) filter (number is null and reliability <> 'draft') as without_number_count,
        count(*) filter (issue_date is null) as without_date_count
    from scope_document
),
undated as (
    select count(*) as without_year_count
    from dim_document as d
    where d.about_campaign and d.year is null
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then d.code_2025 else d.code_2008 end)
        -- end
        -- if doc_types
        and list_contains(cast($doc_types as text[]), d.doc_type)
        -- end
        -- if levels
        and list_contains(cast($levels as text[]), d.level)
        -- end
        -- if directive
        and d.document_key in (select document_key from directive_document)
        -- end
),
task as (
    select count(*) as task_count from scope_task
),
deadline as (
    select count(*) as deadline_count, count(*) filter (end_date is null) as without_end_count
    from fct_deadline
    where document_key in (select document_key from scope_document)
),
figure as (
    select count(*) filter (year between $year_from and $year_to) as figure_count,
        count(*) filter (year is null) as without_period_count
    from fct_figure as f
    where true
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then f.code_2025 else f.code_2008 end)
        -- end
)
select * from document, undated, task, deadline, figure
