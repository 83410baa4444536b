-- Users who were deleted: an event that arrives later must not bring them back.
create table erased_users (
  user_id text primary key,
  erased_at integer not null
) strict, without rowid;
create index erased_users_erased on erased_users (erased_at);
