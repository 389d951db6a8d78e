-- The files of this build, rejected ones first, at most `$most_files` of `file_total`; words and borders are not counted in rows.
with total as (
    select count(*) as file_total, count(*) filter (not is_loaded) as rejected_total from fct_source
),
first_files as (
    select file, kind, if(is_loaded and kind in ('vocabulary', 'province'), null, record_count) as record_count, is_loaded, reason
    from fct_source
    order by is_loaded, reason is null, kind = 'plan', file
    limit $most_files
)
select f.*, t.file_total, t.rejected_total
from first_files as f, total as t
order by is_loaded, reason is null, kind = 'plan', file
