-- One queue for whatever the bot sends, a row per message.
create table deliveries (
  recipient text not null, -- a chat's id, or a user's, whose chat may not be known yet
  priority integer not null, -- 0: a reply
  position integer not null, -- those of one recipient and priority are sent in this order
  delivery_id text not null,
  is_user integer not null,
  message text not null,
  attempts integer not null, -- claims after which nothing was heard, and faults of ours
  retries integer not null default 0, -- how often it failed, for whatever reason
  next_attempt_at integer not null,
  claimed_until integer not null,
  created_at integer not null,
  primary key (recipient, priority, position, delivery_id)
) strict, without rowid;
create index deliveries_fresh on deliveries (priority, next_attempt_at) where retries = 0;
create index deliveries_retried on deliveries (priority, next_attempt_at) where retries > 0;

-- Someone who deleted their account and came back is known twice, until the end of the earlier
-- account arrives.
create table recipients (
  user_id text primary key,
  telegram_id text not null,
  locale text not null,
  changed_at_ms integer not null, -- when the locale was chosen: events come in any order
  created_at integer not null
) strict, without rowid;
-- The locale that a person chose is looked up by their chat.
create index recipients_telegram on recipients (telegram_id);
