-- What people were told that is wrong, until it is not any more.
create table alerts (
  service text not null,
  alert text not null,
  since integer not null,
  told_at integer not null,
  untold_since integer, -- or that it is over; null when they know
  primary key (service, alert)
) strict, without rowid;

-- Where Telegram has moved the chat that is told: a group that becomes a supergroup gets another id.
create table alert_chats (
  chat_id text primary key, -- as it is configured
  moved_to text not null
) strict, without rowid;
