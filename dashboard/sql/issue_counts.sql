-- scope
-- Faults and doubts by kind, origin and province (null: of no province), those of the most frequent kinds first.
counted as (
    select issue_code, origin, code, count(*) as value from scope_issue group by all
)
select c.issue_code, if($en, n.name_en, n.name) as issue, n.definition, c.origin, c.code, c.value
from counted as c
join dim_issue_kind as n using (issue_code)
order by sum(c.value) over (partition by c.issue_code) desc, c.issue_code, c.origin, c.code
