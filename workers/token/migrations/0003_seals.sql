-- A chain over the transfers: whoever changes one that is sealed changes every seal after it.
create table seals (
  seal integer primary key,
  last_seq integer not null unique,
  digest text not null,
  sealed_at integer not null
) strict;
