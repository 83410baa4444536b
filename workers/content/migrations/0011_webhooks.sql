-- Where systems of the organisers hear of a contest.
create table webhooks (
  webhook_id text primary key,
  contest_id text not null,
  url text not null,
  events text not null, -- the types that it is told, as JSON
  is_on integer not null check (is_on in (0, 1)),
  off_reason text check (off_reason in ('failing', 'gone')), -- none: an organiser has switched it off
  change_id text not null, -- of what has switched it off
  secret text not null,
  old_secret text, -- signs as well until `old_secret_until`
  old_secret_until integer,
  failing_since integer, -- the first failure since a message got through
  created_at integer not null
) strict, without rowid;
create index webhooks_contest on webhooks (contest_id, webhook_id);

-- A message for one webhook, with what has come of it.
create table webhook_deliveries (
  webhook_id text not null,
  message_id text not null, -- begins with its time
  type text not null,
  payload text not null, -- as it is sent, each time
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_attempt_at integer,
  attempted_at integer,
  status integer, -- of the last answer; none: there was no answer
  detail text, -- of the last failure
  created_at integer not null,
  check ((state = 'waiting') = (next_attempt_at is not null)),
  primary key (webhook_id, message_id)
) strict, without rowid;
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_attempt_at)
  where state = 'waiting';
create index webhook_deliveries_failed on webhook_deliveries (webhook_id, message_id)
  where state = 'failed';
create index webhook_deliveries_created on webhook_deliveries (created_at);
