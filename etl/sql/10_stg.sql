-- Staging: rows as the files give them. Temporary; the loader fills them by column name.

create macro date_start(t) as                     -- '2021-08' → 2021-08-01
    cast(case length(t) when 4 then t || '-01-01' when 7 then t || '-01' else t end as date);
create macro date_end(t) as                       -- '2021-08' → 2021-08-31
    case length(t)
        when 4 then cast(t || '-12-31' as date)
        when 7 then last_day(cast(t || '-01' as date))
        else cast(t as date)
    end;
create macro fold(t) as                           -- for search only: 'Đồng Nai' → 'dong nai'
    replace(lower(strip_accents(t)), 'đ', 'd');
create macro search_key(t) as                     -- 'Số: 03-CT/TW' → ' so 3 ct tw '; the same rule as dashboard/search.py
    regexp_replace(regexp_replace(' ' || fold(t) || ' ', '[^a-z0-9]+', ' ', 'g'), ' 0+([0-9])', ' \1', 'g');

-- one province of one vintage a row
create temp table stg_province (
    vintage text, code text, name text, name_en text, region text, successor_code text, lat double, lon double);
create temp table stg_agency (
    code text, name text, short text, name_en text, level text, kind text, collective boolean, aliases text[],
    valid_from text, valid_to text, successor text, note text);
create temp table stg_theme (code text, ordinal integer, name text, name_long text, name_en text);
create temp table stg_document_kind (code text, name text, name_en text, abbreviation text, directive boolean);
create temp table stg_indicator (
    code text, name text, short text, name_en text, unit text, unit_en text, theme text, core boolean, required boolean,
    nature text, merge text, definition text, caution text);
create temp table stg_issue_kind (code text, name text, name_en text, definition text);
create temp table stg_criteria (status text, title text, title_en text, note text, note_en text);
create temp table stg_criterion (
    code text, ordinal integer, name text, name_en text, weight double, rule text, evidence text, definition text, definition_en text);

-- one row of data/registry/documents.csv
create temp table stg_known (
    id text, type text, number text, symbol text, number_text text, issuer text, level text, province text,
    date text, year integer, title text, about_campaign boolean, implements text[], reliability text,
    source text, doubt text);

-- one plan file a row; its parts below carry the document's id
create temp table stg_plan (
    id text, type text, number integer, symbol text, number_text text, issuer text, parent_issuer text,
    system text, level text, province text, scope text, period text, place text, date text, year integer,
    title text, summary text, signer_role text, recipient_count integer, file text, medium text, reviewed_by text, reviewed_on date);
create temp table stg_section (document_id text, ordinal integer, path text, heading text);
create temp table stg_citation (
    document_id text, position integer, section text, ordinal integer, printed text, type text, number text,
    symbol text, date text, issuer text, cited_id text, certainty text, note text, span_start integer, span_end integer);
create temp table stg_duty (
    document_id text, position integer, section text, ordinal integer, summary text, partners text[], note text,
    span_start integer, span_end integer);
create temp table stg_duty_agency (document_id text, position integer, agency text, role text, secondary_role text);
create temp table stg_duty_theme (document_id text, position integer, theme text, rank integer);
create temp table stg_task (
    document_id text, position integer, section text, ordinal integer, summary text, note text, span_start integer,
    span_end integer);
create temp table stg_task_theme (document_id text, position integer, theme text, rank integer);
create temp table stg_deadline (
    document_id text, position integer, section text, ordinal integer, printed text, kind text, start_date date,
    end_date date, bound text, recurrence text, day text, since text, inferred boolean, action text, recipient text, certainty text,
    note text, span_start integer, span_end integer);
create temp table stg_deadline_actor (document_id text, position integer, agency text);
-- the normalised text of a plan whose source file is present; spans count its characters from 0
create temp table stg_text (document_id text, text text);
create temp table stg_issue (document_id text, code text, section text, printed text, note text, origin text);

create temp table stg_figure (
    id text, province text, reporting_body text, indicator text, value double, unit text, qualifier text,
    nature text, counting text, period_start text, period_end text, end_is_publication boolean,
    source_kind text, source_url text, source_title text, published text, note text);
create temp table stg_target (
    id text, indicator text, scope text, value double, comparison text, due text, document text,
    source_url text, note text);
-- one version of one report a row; its parts below carry the report's id and version
create temp table stg_report (
    id text, version integer, plan text, agency text, province text, unit text, kind text, start_date date, end_date date,
    submitted date, deadline_section text, deadline_ordinal integer, recipient text, medium text, form text, file text);
create temp table stg_report_figure (
    report text, version integer, position integer, indicator text, value double, unit text, qualifier text, note text,
    evidence text);
create temp table stg_report_duty (
    report text, version integer, section text, ordinal integer, state text, evidence text, note text);
create temp table stg_report_narrative (report text, version integer, part text, text text);
-- one input file a row, loaded or rejected
create temp table stg_source (
    file text, sha256 text, kind text, record_count integer, is_loaded boolean, reason text);
