-- What an invitation has to lead to, and what it is worth: every version is kept, since an invitation
-- is judged by the one under which it was accepted.
create table rules (
  version integer primary key,
  campaign text not null,
  starts_at integer not null,
  ends_at integer not null,
  body text not null, -- all of it, as JSON
  set_at integer not null,
  more integer not null check (more >= 0), -- what it adds to the campaign's budget
  is_funded integer not null default 0 check (is_funded in (0, 1)), -- the ledger has given that
  constraint ends_before_it_starts check (starts_at < ends_at)
) strict;
create index rules_unfunded on rules (version) where is_funded = 0;

-- A campaign's budget is an account of the points ledger, `campaign:` and its name.
create table campaigns (
  campaign text primary key,
  budget integer not null, -- all that it is to get
  funded integer not null default 0, -- what it has got of that
  is_empty integer not null default 0 check (is_empty in (0, 1)), -- the ledger has refused a reward
  constraint funded_too_much check (funded between 0 and budget)
) strict, without rowid;

-- Whether anybody is paid at all.
create table payouts (
  id integer primary key check (id = 1),
  is_on integer not null check (is_on in (0, 1))
) strict;
insert into payouts (id, is_on) values (1, 1);
