create table contests (
  contest_id text primary key,
  status text not null
    check (status in ('draft', 'scheduled', 'open', 'closed', 'cancelled', 'drawn')),
  version integer not null check (version >= 1),
  change_id text not null, -- of the call that made this version: the rest of its batch asks for it
  content text not null, -- what people read: JSON of `records.Content`
  time_zone text not null,
  starts_at integer not null,
  ends_at integer not null check (ends_at > starts_at),
  closed_at integer,
  winners integer not null check (winners >= 1),
  reserves integer not null check (reserves >= 0),
  entry_tickets integer not null check (entry_tickets >= 1),
  tickets_max integer not null check (tickets_max >= entry_tickets),
  entries_max integer check (entries_max >= 1),
  has_captcha integer not null check (has_captcha in (0, 1)),
  mandatory integer not null default 0 check (mandatory >= 0), -- the bits of the tasks that count
  beacon text, -- JSON of `records.Beacon`: the round it is drawn by, from publishing on
  created_at integer not null
) strict, without rowid;
create index contests_created on contests (created_at, contest_id);
create index contests_published on contests (created_at, contest_id) where status <> 'draft';
create index contests_status on contests (status, created_at, contest_id);
create index contests_opening on contests (starts_at) where status = 'scheduled';
create index contests_closing on contests (ends_at) where status = 'open';

create table organisers (
  contest_id text not null,
  telegram_id text not null,
  user_id text not null, -- empty until the person is known here
  role text not null check (role in ('owner', 'editor', 'viewer')),
  added_at integer not null,
  primary key (contest_id, telegram_id)
) strict, without rowid;
create unique index organisers_owner on organisers (contest_id) where role = 'owner';
create index organisers_person on organisers (telegram_id, contest_id);

-- Every version of a contest, and why it is another: the public log is a part of it.
create table changes (
  contest_id text not null,
  version integer not null,
  action text not null,
  reason text,
  is_public integer not null check (is_public in (0, 1)),
  changed_by text not null, -- a user's id; empty: the clock
  changed_at integer not null,
  document text not null, -- the contest and its tasks as they were from then on, as JSON
  primary key (contest_id, version)
) strict, without rowid;

-- The local dates of a contest, fixed when it is published: a law about clocks moves no day of it.
create table days (
  contest_id text not null,
  starts_at integer not null,
  date text not null,
  primary key (contest_id, starts_at)
) strict, without rowid;

-- Who may not enter, whatever else is so.
create table exclusions (
  contest_id text not null,
  telegram_id text not null,
  reason text not null check (reason in ('staff', 'earlier_winner', 'banned')),
  note text,
  added_at integer not null,
  is_erased integer not null default 0 check (is_erased in (0, 1)), -- it ends with the contest
  primary key (contest_id, telegram_id)
) strict, without rowid;
create index exclusions_person on exclusions (telegram_id);
create index exclusions_staff on exclusions (contest_id) where reason = 'staff';
