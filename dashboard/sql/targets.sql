-- Every target that is known, with the interval in which it falls due; `place_code` is that of `figures`.
select t.target_id, t.indicator_code, if($en, i.name_en, i.name) as indicator, if($en, i.unit_en, i.unit) as unit, i.merge,
    i.nature = 'flow' as is_flow, t.scope_name, coalesce(p.code, 'tw') as place_code,
    case when p.code is not null then if($en, p.name_en, t.scope_name) else if($en, 'Central level', t.scope_name) end as place,
    t.value, t.comparison, t.due,
    case length(t.due)
        when 4 then make_date(cast(t.due as integer), 1, 1)
        when 7 then cast(t.due || '-01' as date)
        else cast(t.due as date)
    end as due_start,
    case length(t.due)
        when 4 then make_date(cast(t.due as integer), 12, 31)
        when 7 then last_day(cast(t.due || '-01' as date))
        else cast(t.due as date)
    end as due_end,
    t.document_id, concat_ws(' ', if($en, k.name_en, k.name), d.number_text) as document, t.source_url, t.note
from fct_target as t
join dim_indicator as i using (indicator_code)
left join (
    select name, any_value(name_en) as name_en, coalesce(min(province_code) filter (vintage = '2008'), 'm' || min(province_code)) as code
    from dim_province group by name
) as p on p.name = t.scope_name
left join dim_document as d using (document_id)
left join dim_document_kind as k on k.kind_code = d.doc_type
order by t.indicator_code, t.target_id
