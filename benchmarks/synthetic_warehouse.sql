-- 25,000 INVENTED plans with 1,000,000 duties into the staging tables; all "chance" is a hash of
-- (number, salt), so the same script gives the same rows. The loader's own tables hold the words:
-- benchmark_word (text[]: verbs, words) is made by synthetic_warehouse.py.

create macro chance(number, salt, below) as cast(hash(number, salt) % below as integer);
create macro pick(items, number, salt) as items[chance(number, salt, len(items)) + 1];

-- who, where: 63 provinces and the centre (place 64)
create temp table place as
select cast(row_number() over (order by code) as integer) as place, name from stg_province where vintage = '2008';
create temp table body as
select cast(row_number() over (order by level = 'central', code) - 1 as integer) as body, code from stg_agency;
create temp table topic as
select cast(row_number() over (order by ordinal) - 1 as integer) as topic, code from stg_theme;
create temp table central_document as
select cast(row_number() over (order by id <> 'trung-uong-2021-03-ct-tw', id) - 1 as integer) as place, id, type
from stg_known where level = 'central';

-- one invented plan a row; two neighbours have 80 duties between them
create temp table invented as
select n, 'hu-cau-' || y || '-' || n as id, y as year, p.name as province,
    case when p.name is null then 'central' else l end as level,
    40 + (case when n % 2 = 0 then 1 else -1 end) * chance(n // 2, 'duties', 21) as duty_count
from (
    select cast(n as integer) as n, 1 + chance(n, 'place', 64) as place, 2021 + chance(n, 'year', 4) as y,
        ['province', 'party_bloc', 'agency', 'agency', 'agency', 'agency', 'district', 'district', 'district', 'district'][
            chance(n, 'level', 10) + 1] as l
    from range(0, 25000) as t(n)
)
left join place as p using (place);

create temp table provincial as
select cast(row_number() over (order by n) - 1 as integer) as place, id from invented where level = 'province';

insert into stg_plan by name
select id, case when level = 'district' and n % 5 = 0 then 'huong_dan' else 'ke_hoach' end as type, n as number,
    'KH-BCĐ' as symbol, n || '/KH-BCĐ' as number_text,
    '(HƯ CẤU) Ban Chỉ đạo ' || coalesce(province, 'Trung ương') as issuer, null as parent_issuer,
    case level when 'central' then 'central_steering' when 'party_bloc' then 'party' else 'front' end as system, level, province,
    case level when 'central' then 'national' when 'province' then 'province' else 'bloc' end as scope,
    case when chance(n, 'period', 8) = 0 then 'multi_year' else 'annual' end as period, province as place,
    strftime(make_date(year, 1, 1) + chance(n, 'day', 365), '%Y-%m-%d') as date, year,
    '(HƯ CẤU) Kế hoạch thử tải số ' || n || ' năm ' || year as title,
    'Văn bản bịa để đo tốc độ, không có thật' as summary, null as signer_role, 'hu-cau-' || n || '.txt' as file,
    'text' as medium, null as reviewed_by, null as reviewed_on
from invented;

insert into stg_source by name
select 'plans/' || id || '.yml' as file, null as sha256, 'plan' as kind, duty_count as record_count, true as is_loaded,
    null as reason
from invented;

create temp table paragraph as
select i.n, i.id as document_id, i.year, cast(d.position as integer) as position, i.n * 100 + cast(d.position as integer) as d
from invented as i, unnest(range(1, i.duty_count + 1)) as d(position);

insert into stg_section by name
select document_id, position as ordinal, 'III.' || position as path, '(HƯ CẤU) Mục ' || position as heading from paragraph;

insert into stg_duty by name
select document_id, position, 'III.' || position as section, 1 as ordinal,
    pick(w.verbs, d, 'verb') || ' ' || pick(w.words, d, 'w1') || ', ' || pick(w.words, d, 'w2') || ', '
        || pick(w.words, d, 'w3') || ' trong ' || (2 + chance(d, 'days', 89)) || ' ngày (hư cấu)' as summary,
    cast([] as text[]) as partners, null as note
from paragraph, benchmark_word as w;

-- 1.5 bodies a duty, few bodies with many duties; the second body is another one
insert into stg_duty_agency by name
with first_body as (
    select document_id, position, d,
        cast(floor(pow(chance(d, 'body', 10000) / 10000.0, 2) * (select count(*) from body)) as integer) as body
    from paragraph
),
all_bodies as (
    select document_id, position, d, body, 'role' as salt from first_body
    union all
    select document_id, position, d,
        (body + 1 + chance(d, 'other', (select count(*) - 1 from body))) % (select count(*) from body), 'role 2'
    from first_body where chance(d, 'second', 2) = 0
)
select a.document_id, a.position, b.code as agency,
    pick(['lead', 'lead', 'lead', 'coordinate', 'coordinate', 'direct', 'advise', 'execute', 'execute',
          'lead_and_coordinate'], d, salt) as role, null as secondary_role
from all_bodies as a
join body as b using (body);

-- 1.7 themes a duty
insert into stg_duty_theme by name
with first_topic as (
    select document_id, position, d,
        cast(floor(pow(chance(d, 'topic', 10000) / 10000.0, 1.5) * (select count(*) from topic)) as integer) as topic
    from paragraph
),
all_topics as (
    select document_id, position, topic, 1 as rank from first_topic
    union all
    select document_id, position,
        (topic + 1 + chance(d, 'other topic', (select count(*) - 1 from topic))) % (select count(*) from topic), 2
    from first_topic where chance(d, 'two topics', 10) < 7
)
select a.document_id, a.position, t.code as theme, a.rank
from all_topics as a
join topic as t using (topic);

-- two different documents named in each duty: of the plan's ten, one is 03-CT/TW, six are others of
-- the centre, three are invented provincial plans
insert into stg_citation by name
with slot as (
    select document_id, n, position, d, chance(d, 'slot', 10) as slot, 1 as which from paragraph
    union all
    select document_id, n, position, d, (chance(d, 'slot', 10) + 1 + chance(d, 'other slot', 9)) % 10, 2 from paragraph
)
select s.document_id, s.position * 2 + s.which as position, 'III.' || s.position as section, 1 as ordinal,
    'Văn bản số ' || s.slot || ' (hư cấu)' as printed, coalesce(c.type, 'ke_hoach') as type, null as number,
    null as symbol, null as date, null as issuer, coalesce(c.id, p.id) as cited_id, 'sure' as certainty, null as note
from slot as s
left join central_document as c on s.slot < 7 and c.place = case
    when s.slot = 0 then 0
    else 1 + (chance(s.n, 'central', 1000) + s.slot * 7) % (select count(*) - 1 from central_document) end
left join provincial as p on s.slot >= 7
    and p.place = (chance(s.n, 'provincial', 100000) + s.slot * 13) % (select count(*) from provincial);

-- none, one or two deadlines a plan, at different duties
insert into stg_deadline by name
select id as document_id, k.k as position, 'III.' || (k.k * 5 + chance(n, 'deadline', 5)) as section, 1 as ordinal,
    'trước ngày 30/11' as printed, 'absolute' as kind, null as start_date, make_date(year, 11, 30) as end_date,
    'before' as bound, null as recurrence, true as inferred, 'report' as action, null as recipient, 'sure' as certainty,
    null as note
from invented, unnest(range(1, 1 + chance(n, 'deadlines', 3))) as k(k);
