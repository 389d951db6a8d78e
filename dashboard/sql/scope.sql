-- Which documents, duties and assignments lie in the chosen scope. Put before every query that
-- begins with "-- scope"; `dashboard/warehouse.py` keeps only the parts the query names, and the
-- blocks "-- if" and "-- unless" whose values are set or not: what is not asked is not planned.
-- Agencies and themes narrow duties, never documents; `mark_any_period` adds documents whose year is not known;
-- `mark_whole` asks for documents of any year and subject, and for what stands in them.
directive as (
    select document_key as directive_key from dim_document where document_id = $directive
),
directive_document as (
    select m.document_key from mart_document_directive as m join directive using (directive_key)
),
directive_duty as (
    select n.duty_id from fct_duty_directive as n join directive using (directive_key)
),
theme_mask as (
    select bit_or(cast(1 as bigint) << ordinal) as bits
    from dim_theme
    where list_contains(cast($themes as text[]), theme_code)
),
scope_agency as (
    select agency_key from mart_agency where list_contains(cast($agencies as text[]), agency_code)
),
scope_document as (
    select d.*, case when $view = '2025' then d.code_2025 else d.code_2008 end as code
    from dim_document as d
    where true
        -- unless mark_whole mark_any_period
        and d.about_campaign and d.year between $year_from and $year_to
        -- end
        -- if mark_any_period
        and d.about_campaign and (d.year is null or d.year between $year_from and $year_to)
        -- end
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
-- one duty × body
scope_assignment as (
    select a.*, case when $view = '2025' then a.code_2025 else a.code_2008 end as code
    from mart_duty_agency as a
    where true
        -- unless mark_whole
        and a.about_campaign and a.year between $year_from and $year_to
        -- end
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then a.code_2025 else a.code_2008 end)
        -- end
        -- if doc_types
        and list_contains(cast($doc_types as text[]), a.doc_type)
        -- end
        -- if levels
        and list_contains(cast($levels as text[]), a.level)
        -- end
        -- if directive
        and a.document_key in (select document_key from directive_document)
        -- end
        -- if directive named_only
        and a.duty_id in (select duty_id from directive_duty)
        -- end
        -- if themes
        and a.theme_bits & (select bits from theme_mask) <> 0
        -- end
        -- if agencies
        and a.agency_key in (select agency_key from scope_agency)
        -- end
),
-- one duty
scope_duty as (
    select t.*, case when $view = '2025' then t.code_2025 else t.code_2008 end as code
    from mart_duty as t
    where true
        -- unless mark_whole
        and t.about_campaign and t.year between $year_from and $year_to
        -- end
        -- if provinces
        and list_contains(cast($provinces as text[]), case when $view = '2025' then t.code_2025 else t.code_2008 end)
        -- end
        -- if doc_types
        and list_contains(cast($doc_types as text[]), t.doc_type)
        -- end
        -- if levels
        and list_contains(cast($levels as text[]), t.level)
        -- end
        -- if directive
        and t.document_key in (select document_key from directive_document)
        -- end
        -- if directive named_only
        and t.duty_id in (select duty_id from directive_duty)
        -- end
        -- if themes
        and t.theme_bits & (select bits from theme_mask) <> 0
        -- end
        -- if agencies
        and t.duty_id in (
            select duty_id from mart_duty_agency where agency_key in (select agency_key from scope_agency))
        -- end
),
-- one paragraph assigned to nobody in particular
scope_task as (
    select t.*, d.document_id, d.year, d.level, d.code
    from fct_task as t
    join scope_document as d using (document_key)
    where true
        -- if themes
        and t.task_id in (
            select task_id from fct_task_theme where list_contains(cast($themes as text[]), theme_code))
        -- end
),
-- one fault or doubt; only a mark narrows it, never the scope
scope_issue as (
    select i.*, case when $view = '2025' then i.code_2025 else i.code_2008 end as code
    from mart_issue as i
    where true
        -- if mark_issue
        and i.issue_code = $mark_issue
        -- end
        -- if mark_issues
        and list_contains(cast($mark_issues as text[]), i.issue_code)
        -- end
        -- if mark_origin
        and i.origin = $mark_origin
        -- end
        -- if mark_document
        and i.subject_id = $mark_document
        -- end
        -- if mark_documented
        and i.document_key is not null
        -- end
        -- if mark_province
        and case when $view = '2025' then i.code_2025 else i.code_2008 end = $mark_province
        -- end
),
