create table accounts (
  user_id text primary key,
  posted integer not null default 0 check (posted >= 0),
  held integer not null default 0 check (held between 0 and posted)
) strict, without rowid;
