create table entries (
  telegram_id text not null,
  contest_id text not null,
  user_id text not null,
  commitment text not null, -- the id of the entry as well
  salt text not null,
  state text not null check (state in ('active', 'withdrawn', 'disqualified')),
  change_id text not null, -- of the call that changed it last
  reason text, -- of the disqualification
  first_name text not null,
  username text,
  locale text not null,
  source text not null check (source in ('direct', 'channel_post', 'invitation')),
  tickets integer not null,
  tickets_max integer not null, -- the contest's
  done integer not null default 0 check (done >= 0), -- the bits of the tasks that are completed
  reached_at integer not null, -- since when it has so many tickets
  joined_at integer not null,
  check (tickets between 0 and tickets_max),
  primary key (telegram_id, contest_id)
) strict, without rowid;
create unique index entries_commitment on entries (contest_id, commitment);
create index entries_ranked on entries (contest_id, tickets desc, reached_at, commitment)
  where state = 'active';

-- What would have to be counted otherwise: one row per contest, written with what it counts.
create table counters (
  contest_id text primary key,
  entries integer not null default 0 check (entries >= 0),
  entries_limit integer, -- while it is open, if it ends by count
  levels text not null default '{}', -- JSON: how many active entries have so many tickets
  completions text not null default '{}' -- JSON: how often each task was completed, by number
) strict, without rowid;
create index counters_full on counters (contest_id) where entries >= entries_limit;

-- Who joined when, whence, and in which language.
create table joins (
  contest_id text not null,
  hour integer not null, -- the epoch's
  source text not null,
  locale text not null,
  entries integer not null,
  primary key (contest_id, hour, source, locale)
) strict, without rowid;
