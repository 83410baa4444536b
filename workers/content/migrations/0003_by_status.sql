-- Contests of one status are found without looking at all the others.
create index contests_status on contests (status, created_at, contest_id);
