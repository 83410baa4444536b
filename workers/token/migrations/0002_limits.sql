-- What people may send each other. An admin changes it.
create table limits (
  id integer primary key check (id = 1),
  transfers_on integer not null check (transfers_on in (0, 1)),
  per_transfer integer not null check (per_transfer > 0),
  per_day integer not null check (per_day > 0)
) strict;
insert into limits (id, transfers_on, per_transfer, per_day) values (1, 0, 1000, 5000);

-- What someone has sent in a day of UTC, with the limits as they were when they did so last.
create table sent (
  day integer not null, -- since 1970
  account_id text not null,
  amount integer not null,
  latest integer not null,
  transfers_on integer not null,
  per_transfer integer not null,
  per_day integer not null,
  primary key (day, account_id),
  constraint transfers_off check (transfers_on = 1),
  constraint transfer_limit check (latest <= per_transfer),
  constraint daily_limit check (amount <= per_day)
) strict, without rowid;
