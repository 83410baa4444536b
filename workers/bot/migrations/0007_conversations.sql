-- What the bot has asked someone, until they answer.
create table conversations (
  telegram_id text primary key,
  state text not null, -- the handler of the answer
  data text not null, -- its own, as JSON
  until integer not null -- who answers later is told to begin again
) strict, without rowid;
create index conversations_until on conversations (until);
