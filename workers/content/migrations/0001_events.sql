-- The tables of the events plane. Each service with events has them as its first migration.
create table outbox (
  event_id text not null,
  consumer text not null,
  message text not null,
  created_at integer not null,
  attempts integer not null default 0,
  next_attempt_at integer not null,
  primary key (event_id, consumer)
) strict, without rowid;
create index outbox_due on outbox (next_attempt_at);

create table inbox (
  event_id text primary key,
  received_at integer not null
) strict, without rowid;
create index inbox_received on inbox (received_at);

create table dead_letters (
  letter_id text primary key,
  source text not null,
  message text not null,
  reason text not null,
  created_at integer not null
) strict, without rowid;
create index dead_letters_created on dead_letters (created_at, letter_id);
