-- Mỗi nhiệm vụ có ít nhất một cơ quan và một chủ đề, mỗi nhiệm vụ chung có chủ đề
select 'nhiệm vụ không có cơ quan' as fault, duty_id as id from fct_duty anti join fct_duty_agency using (duty_id)
union all
select 'nhiệm vụ không có chủ đề', duty_id from fct_duty anti join fct_duty_theme using (duty_id)
union all
select 'nhiệm vụ chung không có chủ đề', task_id from fct_task anti join fct_task_theme using (task_id)
order by all;
