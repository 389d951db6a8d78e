-- scope
-- Figures of the reports whose period ends in the year, by indicator, the required ones first; a required indicator without any
-- has one row without a figure.
part as (
    select f.figure_id, f.indicator_code, f.value, f.qualifier, f.note, r.report_code, r.reporter
    from rolled_report as r
    join fct_figure as f on f.report_id = r.report_id
    where r.is_in_year
)
select i.indicator_code, if($en, i.name_en, i.name) as indicator, if($en, i.unit_en, i.unit) as unit, i.is_required,
    i.nature, i.merge = 'sum' and i.nature in ('flow', 'stock') as is_added, i.theme_code, if($en, t.name_en, t.name) as theme,
    f.figure_id, f.report_code, f.value, f.qualifier, f.note, f.reporter
from dim_indicator as i
join dim_theme as t using (theme_code)
left join part as f using (indicator_code)
where i.is_required or f.figure_id is not null
order by i.is_required desc, t.ordinal, i.is_core desc, i.name collate vi, i.indicator_code, f.figure_id
