-- Mọi tên tỉnh trỏ tới một tỉnh có thật, đủ 63 tỉnh trước và 34 tỉnh sau 1/7/2025
select 'dim_province' as name, vintage as id, cast(count(*) as text) as found
from dim_province group by vintage having count(*) <> case vintage when '2008' then 63 when '2025' then 34 end
union all
select 'dim_province.successor_code', p.code, p.successor_code
from stg_province as p
anti join stg_province as s on s.vintage = '2025' and s.code = p.successor_code
where p.vintage = '2008'
union all
select 'stg_plan.province', p.id, p.province
from stg_plan as p join dim_document as d on d.document_id = p.id
where (p.province is null) <> (d.province_code is null)
union all
select 'stg_known.province', k.id, k.province
from stg_known as k join dim_document as d on d.document_id = k.id
where d.status = 'known' and (k.province is null) <> (d.province_code is null)
union all
select 'fct_figure.province_name', figure_id, province_name
from fct_figure where (province_name = 'Trung ương') <> (province_code is null)
union all
select 'fct_target.scope_name', t.target_id, t.scope_name
from fct_target as t anti join map_province as m on m.name = t.scope_name
where t.scope_name <> 'Trung ương'
order by all;
