-- Winners whose code stands in the chat: it is shown there once.
create table shown_codes (
  telegram_id text not null,
  contest_id text not null,
  shown_at integer not null,
  primary key (telegram_id, contest_id)
) strict, without rowid;

-- Who has said /stop: no broadcast goes to them.
create table stopped (
  telegram_id text primary key,
  stopped_at integer not null
) strict, without rowid;
