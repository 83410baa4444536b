-- Whether an attempt has failed: what never failed is taken first, however much waits to be tried again.
alter table updates add column retried integer not null default 0;
create index updates_fresh_first on updates (retried, next_attempt_at, update_id) where state = 'pending';
create index notices_created on notices (created_at);
