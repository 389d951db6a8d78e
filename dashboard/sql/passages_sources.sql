-- The input files behind a mark, one a row; `value` is how many rows of it were loaded.
select file, kind, if(is_loaded and kind in ('vocabulary', 'province'), null, record_count) as value, is_loaded, reason, sha256,
    count(*) over () as total
from fct_source
where true
    -- if mark_file
    and file = $mark_file
    -- end
order by is_loaded, reason is null, kind, file
limit $page_size offset $page_start
