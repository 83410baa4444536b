create table users (
  user_id text primary key,
  telegram_id text not null unique,
  first_name text not null,
  username text,
  language_code text,
  locale text not null check (locale in ('en', 'ru')),
  created_at integer not null,
  updated_at integer not null
) strict, without rowid;

create table sessions (
  session_id text primary key,
  user_id text not null references users (user_id) on delete cascade,
  refresh_hash text not null,
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index sessions_user on sessions (user_id);
