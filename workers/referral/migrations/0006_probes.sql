-- Written by /ready, which so tells whether the database takes writes.
create table probes (
  id integer primary key check (id = 1),
  written_at integer not null
) strict;
