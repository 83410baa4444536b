create table erased_users (
  user_id text primary key,
  erased_at integer not null
) strict, without rowid;
create index erased_users_erased on erased_users (erased_at);

-- When the last two sweeps got through; the first one has a quarter of an hour to come.
create table sweeps (
  id integer primary key check (id = 1),
  swept_at integer not null,
  swept_before_at integer not null default 0
) strict;
insert into sweeps (id, swept_at) values (1, unixepoch());

-- Rows are taken per consumer, those that were never refused first.
drop index outbox_due;
create index outbox_fresh on outbox (consumer, next_attempt_at) where attempts = 0;
create index outbox_refused on outbox (consumer, next_attempt_at) where attempts > 0;
