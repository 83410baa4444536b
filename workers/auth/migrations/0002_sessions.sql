create table sessions (
  session_id text primary key,
  user_id text not null references users (user_id) on delete cascade,
  chain_key text not null, -- derives each refresh token's successor; worth nothing without a token
  chain_starts_at integer not null, -- the generation of the chain's first refresh token
  generation integer not null default 0, -- of the current refresh token
  user_agent text not null,
  created_at integer not null,
  last_used_at integer not null,
  expires_at integer not null, -- however much it is used; forgotten as one that nobody uses
  ended_at integer
) strict, without rowid;
create index sessions_user on sessions (user_id, created_at, session_id);
create index sessions_last_used on sessions (last_used_at);
create index sessions_ended on sessions (ended_at) where ended_at is not null;

create table refresh_tokens (
  token_hash text primary key,
  session_id text not null references sessions (session_id) on delete cascade,
  generation integer not null
) strict, without rowid;
create unique index refresh_tokens_session on refresh_tokens (session_id, generation);

-- The key begins with a time, so that the oldest go without another index.
create table used_init_data (
  auth_date integer not null, -- Telegram's, and so the same for one hash
  hash text not null,
  session_id text not null, -- what it was exchanged for
  primary key (auth_date, hash)
) strict, without rowid;

create table signing_keys (
  kid text primary key,
  signs_since integer not null
) strict, without rowid;
