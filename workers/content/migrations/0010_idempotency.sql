create table idempotency_keys (
  principal text not null,
  operation text not null,
  key text not null,
  request_hash text not null,
  reply text, -- null while the work goes on beyond this database
  created_at integer not null,
  primary key (principal, operation, key)
) strict, without rowid;
create index idempotency_keys_created on idempotency_keys (created_at);
