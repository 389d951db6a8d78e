-- Which documents, duties and assignments lie in the chosen scope: put before every query
-- that begins with "-- scope". Agencies and themes narrow duties, never documents.
with directive as (
    select document_key as directive_key from dim_document where document_id = $directive
),
scope_document as (
    select d.*, case when $view = '2025' then d.code_2025 else d.code_2008 end as code
    from dim_document as d
    where d.about_campaign
        and d.year between $year_from and $year_to
        and ($provinces is null or list_contains(cast($provinces as text[]), code))
        and ($doc_types is null or list_contains(cast($doc_types as text[]), d.doc_type))
        and ($levels is null or list_contains(cast($levels as text[]), d.level))
        and ($directive is null or d.document_key in (
            select m.document_key from mart_document_directive as m join directive using (directive_key)))
),
-- one duty × body
scope_assignment as (
    select a.*
    from mart_duty_agency as a
    where a.document_key in (select document_key from scope_document)
        and ($agencies is null or list_contains(cast($agencies as text[]), a.agency_code))
        and ($themes is null or a.duty_id in (
            select duty_id from fct_duty_theme where list_contains(cast($themes as text[]), theme_code)))
        and (not $named_only or $directive is null or a.duty_id in (
            select n.duty_id from fct_duty_directive as n join directive using (directive_key)))
),
-- one duty
scope_duty as (
    select t.*
    from fct_duty as t
    where t.document_key in (select document_key from scope_document)
        and ($agencies is null or t.duty_id in (
            select duty_id from mart_duty_agency where list_contains(cast($agencies as text[]), agency_code)))
        and ($themes is null or t.duty_id in (
            select duty_id from fct_duty_theme where list_contains(cast($themes as text[]), theme_code)))
        and (not $named_only or $directive is null or t.duty_id in (
            select n.duty_id from fct_duty_directive as n join directive using (directive_key)))
),
