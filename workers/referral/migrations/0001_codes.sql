create table codes (
  code text primary key,
  user_id text not null unique,
  created_at integer not null
) strict, without rowid;
