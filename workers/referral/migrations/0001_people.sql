-- Everybody who has signed in or came by an invitation. Who is gone is kept under a seal, so that they
-- are still known when they come back: as someone who was here, was invited, has invited.
create table people (
  person integer primary key,
  contact text not null unique, -- their Telegram id, or `gone:` and its seal
  user_id text, -- null before they sign in, and once they are gone
  other_user_id text, -- an account that is gone already, or will be: events come in any order
  created_ms integer not null default 0, -- when that account was made, as far as it is known
  first_name text, -- as they had it when they last looked at their invitations
  here_since integer not null,
  watched_at integer -- since when an admin wants to see each of their invitations before it pays
) strict;

-- A code that has ended is kept: who uses it is told so, and who uses their own is found out.
create table codes (
  code text primary key,
  person integer not null,
  kind text not null check (kind in ('own', 'vanity')),
  created_at integer not null,
  ended_at integer
) strict, without rowid;
create unique index codes_live on codes (person, kind) where ended_at is null;

-- Always empty: a row is refused by the name of its reason, and the batch with it (guards.py).
create table never (
  reason text,
  constraint account_ended check (reason <> 'account_ended'),
  constraint code_unknown check (reason <> 'code_unknown'),
  constraint code_ended check (reason <> 'code_ended'),
  constraint no_campaign check (reason <> 'no_campaign'),
  constraint here_before check (reason <> 'here_before'),
  constraint closed_loop check (reason <> 'closed_loop'),
  constraint moved_on check (reason <> 'moved_on'),
  constraint budget_lowered check (reason <> 'budget_lowered')
) strict;
