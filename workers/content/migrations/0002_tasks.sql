create table tasks (
  contest_id text not null,
  task_id text not null,
  number integer not null check (number between 0 and 39), -- its bit in `entries.done`
  position integer not null,
  kind text not null, -- a key of `KINDS`
  content text not null, -- what people read, and the settings of its kind, as JSON
  secret text not null, -- what never leaves: answers and codes as digests, as JSON
  period text not null check (period in ('once', 'day')),
  tickets integer not null check (tickets >= 0),
  tickets_max integer check (tickets_max >= tickets), -- of all its periods together
  attempts_max integer not null check (attempts_max >= 1), -- in one period
  requires integer not null default 0 check (requires >= 0), -- the bits of the tasks before it
  is_mandatory integer not null check (is_mandatory in (0, 1)),
  is_off integer not null default 0 check (is_off in (0, 1)),
  opens_at integer not null default 0,
  closes_at integer not null default 9007199254740991,
  primary key (contest_id, task_id),
  unique (contest_id, number)
) strict, without rowid;

-- Codes that are good once each.
create table codes (
  contest_id text not null,
  task_id text not null,
  digest text not null,
  used_by text, -- the attempt
  primary key (contest_id, task_id, digest)
) strict, without rowid;

-- What someone has tried or done: once per person, task and period.
create table completions (
  telegram_id text not null,
  contest_id text not null,
  task_id text not null,
  period text not null, -- empty, or the local date
  attempt_id text not null, -- of the call that changed it last
  state text not null check (state in ('tried', 'pending', 'completed', 'rejected')),
  attempts integer not null check (attempts >= 0),
  tickets integer not null default 0 check (tickets >= 0), -- as they were given
  answer text, -- until it is judged
  updated_at integer not null,
  primary key (telegram_id, contest_id, task_id, period)
) strict, without rowid;
create index completions_pending on completions (contest_id, updated_at, attempt_id)
  where state = 'pending';
create unique index completions_review on completions (attempt_id) where state = 'pending';

-- Whether someone is in a channel, as Telegram said last.
create table memberships (
  telegram_id text not null,
  chat_id text not null,
  is_member integer not null check (is_member in (0, 1)),
  told_at integer not null,
  primary key (telegram_id, chat_id)
) strict, without rowid;
