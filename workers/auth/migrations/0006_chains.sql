-- The generation at which the session's chain of refresh tokens begins; null where an older release opened the session.
alter table sessions add column chain_starts_at integer;
