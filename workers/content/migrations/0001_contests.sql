create table contests (
  contest_id text primary key,
  title text not null,
  description text not null,
  status text not null check (status in ('draft', 'scheduled', 'open', 'closed', 'cancelled', 'drawn')),
  starts_at integer not null,
  ends_at integer not null check (ends_at > starts_at),
  created_at integer not null
) strict, without rowid;
create index contests_created on contests (created_at, contest_id);
