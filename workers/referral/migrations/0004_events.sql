-- Events that were published, a row per consumer until it has judged them.
create table outbox (
  event_id text not null, -- begins with the mark of the user it is about
  consumer text not null,
  message text not null,
  created_at integer not null,
  attempts integer not null default 0,
  next_attempt_at integer not null,
  primary key (event_id, consumer)
) strict, without rowid;
-- Rows are taken per consumer, those that were never refused first.
create index outbox_fresh on outbox (consumer, next_attempt_at) where attempts = 0;
create index outbox_refused on outbox (consumer, next_attempt_at) where attempts > 0;

-- Events that took effect. The key begins with a time, so that the oldest go without another index.
create table inbox (
  happened_at integer not null,
  event_id text not null,
  received_at integer not null,
  primary key (happened_at, event_id)
) strict, without rowid;

create table dead_letters (
  letter_id text primary key,
  source text not null,
  message text not null,
  reason text not null,
  created_at integer not null
) strict, without rowid;
create index dead_letters_created on dead_letters (created_at, letter_id);

-- When the last sweep got through, and the one before: two by one clock are reason to believe it.
-- The first one has a quarter of an hour to come.
create table sweeps (
  id integer primary key check (id = 1),
  swept_at integer not null,
  swept_before_at integer not null default 0
) strict;
insert into sweeps (id, swept_at) values (1, unixepoch());
