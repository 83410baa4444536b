-- Where Telegram has moved the chat that is told what is wrong: a group that becomes a supergroup gets another id.
create table alert_chats (
  chat_id text primary key, -- as it is configured
  moved_to text not null
) strict, without rowid;

-- Since when people could not be told of it, or that it is over; null when they know.
alter table alerts add column untold_since integer;
