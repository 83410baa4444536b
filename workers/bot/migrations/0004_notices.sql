-- What the bot has to tell someone without being asked.
create table notices (
  notice_id text primary key,
  user_id text not null,
  kind text not null check (kind in ('session-ended')),
  attempts integer not null default 0,
  next_attempt_at integer not null,
  created_at integer not null
) strict, without rowid;
create index notices_due on notices (next_attempt_at);
create index notices_user on notices (user_id);
