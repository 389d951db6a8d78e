-- The set of criteria in its order, one a row, with whose it is and how it is to be read.
select c.criterion_code, c.rule, c.weight, if($en, c.name_en, c.name) as criterion,
    if($en, c.definition_en, c.definition) as definition, s.status, if($en, s.title_en, s.title) as title,
    if($en, s.note_en, s.note) as note
from dim_criterion as c
cross join dim_criteria as s
order by c.ordinal
