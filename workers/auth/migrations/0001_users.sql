create table users (
  user_id text primary key,
  telegram_id text not null unique,
  first_name text not null,
  username text,
  language_code text,
  locale text not null check (locale in ('en', 'ru')),
  -- Counts the choices of a locale as a clock that never stands still or goes back: events about
  -- them come in any order.
  locale_changed_at_ms integer not null,
  created_at integer not null,
  updated_at integer not null
) strict, without rowid;
