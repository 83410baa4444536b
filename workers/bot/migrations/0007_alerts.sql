-- What people were told that is wrong, until it is not any more.
create table alerts (
  service text not null,
  alert text not null,
  since integer not null,
  told_at integer not null,
  primary key (service, alert)
) strict, without rowid;
