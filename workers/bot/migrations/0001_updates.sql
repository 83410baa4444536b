create table updates (
  update_id integer primary key,
  chat text not null, -- its updates are read in order; emptied with the payload once that is done
  payload text not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'dead')),
  attempts integer not null default 0,
  retried integer not null default 0, -- what never failed is taken first
  next_attempt_at integer not null,
  claimed_until integer not null default 0,
  received_at integer not null
) strict;
create index updates_fresh_first on updates (retried, next_attempt_at, update_id)
  where state = 'pending';
create index updates_pending on updates (chat, update_id) where state = 'pending';
create index updates_received on updates (received_at);
