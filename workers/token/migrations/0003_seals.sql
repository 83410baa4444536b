-- A chain over the transfers: whoever changes one that is sealed changes every seal after it.
create table seals (
  last_seq integer primary key, -- the last transfer that it holds
  digest text not null,
  sealed_at integer not null
) strict;

-- How far the ledger was compared with itself: new transfers, and everything, which takes its time.
create table checks (
  id integer primary key check (id = 1),
  seq integer not null,
  night integer not null, -- days since 1970
  stage text not null check (stage in ('transfers', 'accounts', 'done')),
  full_seq integer not null,
  full_account text not null
) strict;
insert into checks (id, seq, night, stage, full_seq, full_account)
values (1, 0, 0, 'done', 0, '');

-- Where it contradicts itself. What the next check of everything does not find again goes.
create table differences (
  subject text primary key,
  detail text not null,
  found_at integer not null,
  night integer not null -- of the check of everything that found it, or was the last
) strict, without rowid;
