create table erased_users (
  user_id text primary key,
  erased_at integer not null
) strict, without rowid;
create index erased_users_erased on erased_users (erased_at);

-- When the user's choice was made: events come in any order.
alter table recipients add column changed_at_ms integer not null default 0;
