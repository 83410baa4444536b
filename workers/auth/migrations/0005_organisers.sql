-- Who may create contests, whether or not they have signed in yet.
create table organisers (
  telegram_id text primary key,
  granted_by text not null, -- an admin's user id
  granted_at integer not null
) strict, without rowid;
