-- Who, what, where.

-- one province of one vintage: '2008' (63 provinces, until 30/6/2025) or '2025' (34)
create table dim_province as
select vintage, code as province_code, name, name_en, region, successor_code, lat, lon, search_key(name) as search_text
from stg_province
order by vintage, code;

-- one (vintage, code) and what it is called in either view; code_2008 is null where provinces were merged
create table map_province as
with predecessor as (
    select successor_code as code, min(code) as code_2008
    from stg_province
    where vintage = '2008'
    group by successor_code
    having count(*) = 1
)
select p.vintage, p.code as province_code, p.name,
    case when p.vintage = '2008' then p.code else predecessor.code_2008 end as code_2008,
    case when p.vintage = '2008' then p.successor_code else p.code end as code_2025
from stg_province as p
left join predecessor on p.vintage = '2025' and predecessor.code = p.code
order by p.vintage, p.code;

-- one kind of body; with a province it is the concrete body
create table dim_agency as
select code as agency_code, name, short as short_name, name_en, level, kind, collective as is_collective,
    valid_from, valid_to, successor as successor_code, note,
    search_key(concat_ws(' ', name, short, array_to_string(aliases, ' '))) as search_text
from stg_agency
order by code;

create table dim_theme as
select code as theme_code, ordinal, name, name_long, name_en from stg_theme order by ordinal;

create table dim_document_kind as
select code as kind_code, name, name_en, abbreviation, directive as is_directive from stg_document_kind order by code;

create table dim_indicator as
select code as indicator_code, name, short as short_name, name_en, unit, unit_en, theme as theme_code,
    core as is_core, required as is_required, nature, merge, definition, caution
from stg_indicator
order by code;

-- the one set of criteria by which provinces are scored, and whose it is
create table dim_criteria as
select status, title, title_en, note, note_en from stg_criteria;

create table dim_criterion as
select code as criterion_code, ordinal, name, name_en, weight, rule, evidence, definition, definition_en
from stg_criterion
order by ordinal;

create table dim_issue_kind as
select code as issue_code, name, name_en, definition from stg_issue_kind order by code;

-- one canonical document: loaded (its plan is in data/plans) or known (only in the registry).
-- A province's name means the unit that bore it on the day of issue (63 until 30/6/2025).
create table dim_document as
with loaded as (
    select p.id, p.type, cast(p.number as text) as number, p.symbol, p.number_text, p.issuer, p.parent_issuer,
        p.system, p.level, p.province, p.scope, p.period, p.date, p.year as plan_year,
        coalesce(p.year, year(date_start(p.date))) as year, p.title, p.summary, p.file,
        p.place as place_printed, p.signer_role, p.recipient_count,
        coalesce(k.about_campaign, true) as about_campaign, 'primary' as reliability, k.source, k.doubt,
        'loaded' as status
    from stg_plan as p
    left join stg_known as k using (id)
),
known as (
    select k.id, k.type, k.number, k.symbol, k.number_text, k.issuer, null as parent_issuer,
        null as system, k.level, k.province, null as scope, null as period, k.date, null as plan_year,
        coalesce(k.year, year(date_start(k.date))) as year, k.title, null as summary, null as file,
        null as place_printed, null as signer_role, null as recipient_count,
        k.about_campaign, k.reliability, k.source, k.doubt, 'known' as status
    from stg_known as k
    anti join stg_plan as p using (id)
),
document as (
    select * from loaded union all by name select * from known
),
placed as (
    select document.*, m.vintage as province_vintage, m.province_code, m.code_2008, m.code_2025,
        row_number() over (
            partition by document.id
            order by (m.vintage = case when coalesce(date_start(date), make_date(document.year, 1, 1)) >= date '2025-07-01'
                                       then '2025' else '2008' end) desc) as choice
    from document
    left join map_province as m on m.name = document.province
)
select cast(row_number() over (order by id) as integer) as document_key, id as document_id, status, type as doc_type,
    number, symbol, number_text, issuer, parent_issuer, system, placed.level, province_vintage, province_code,
    code_2008, code_2025, scope, period, date as issue_date, date_start(date) as issue_start,
    date_end(date) as issue_end, plan_year, cast(year as smallint) as year, title, summary, about_campaign,
    reliability, source, doubt, file,
    -- what a loaded plan itself prints: place of issue, office of the signer, how many it is sent to
    place_printed, signer_role, recipient_count,
    -- what is known of the document, from most to least
    case
        when status = 'loaded' and scope = 'bloc' then 'loaded_bloc'
        when status = 'loaded' then 'loaded'
        when reliability = 'draft' then 'draft'
        when number is not null then 'numbered'
        else 'mentioned'
    end as knowledge,
    -- where it is from, in words of either language
    coalesce(p.name, case level when 'central' then 'Trung ương' else 'chưa rõ tỉnh' end) as place,
    coalesce(p.name_en, case level when 'central' then 'Central level' else 'province not known' end) as place_en,
    search_key(concat_ws(' ', kind.name, kind.name_en, number_text, title, summary, issuer, province)) as search_text,
    search_key(concat_ws(' ', kind.name, kind.name_en, number_text)) as search_name,
    replace(search_key(coalesce(number_text, '')), ' ', '') as search_number
from placed
left join stg_province as p on p.vintage = placed.province_vintage and p.code = placed.province_code
left join stg_document_kind as kind on kind.code = placed.type
where choice = 1
order by document_key;
