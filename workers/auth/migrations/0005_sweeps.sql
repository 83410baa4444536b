-- When the last sweep got through; the first one has a quarter of an hour to come.
create table sweeps (
  id integer primary key check (id = 1),
  swept_at integer not null
) strict;
insert into sweeps (id, swept_at) values (1, unixepoch());
