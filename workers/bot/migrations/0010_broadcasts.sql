-- What is told to many, and how far it is.
create table broadcasts (
  broadcast_id text primary key,
  author_id text not null, -- a user; empty: the bot by itself, or someone who is gone
  kind text not null check (kind in ('all', 'entrants', 'winners', 'others', 'unfinished')),
  contest_id text,
  task_id text,
  locale text,
  text text, -- null: what the bot says by itself
  message text not null, -- as each person gets it, as JSON
  state text not null check (state in ('running', 'paused', 'done', 'cancelled')),
  starts_at integer not null,
  cursor text not null default '', -- of the audience: who comes after it has not been looked at
  page integer not null default 0, -- so many of its pages are queued
  is_listed integer not null default 0 check (is_listed in (0, 1)), -- 1: everybody is queued
  filled_at integer not null default 0, -- when it was given a page last
  people integer not null default 0,
  sent integer not null default 0,
  blocked integer not null default 0,
  failed integer not null default 0,
  created_at integer not null
) strict, without rowid;
create index broadcasts_created on broadcasts (created_at, broadcast_id);
create index broadcasts_author on broadcasts (author_id, created_at, broadcast_id);
create index broadcasts_filling on broadcasts (filled_at) where state = 'running' and is_listed = 0;
create index broadcasts_ending on broadcasts (broadcast_id) where state = 'running' and is_listed = 1;

-- Who has been queued for a broadcast: nobody is a second time.
create table told (
  broadcast_id text not null,
  telegram_id text not null,
  page integer not null,
  primary key (broadcast_id, telegram_id)
) strict, without rowid;

-- Who cannot be written to: broadcasts leave them out until they write or unblock the bot.
create table unreachable (
  telegram_id text primary key,
  since integer not null
) strict, without rowid;
