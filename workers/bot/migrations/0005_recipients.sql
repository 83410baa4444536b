-- Someone who deleted their account and came back is known twice, until the end of the earlier account arrives.
create table recipients_by_user (
  user_id text primary key,
  telegram_id text not null,
  locale text not null,
  changed_at_ms integer not null default 0,
  created_at integer not null
) strict, without rowid;
insert into recipients_by_user select user_id, telegram_id, locale, changed_at_ms, created_at from recipients;
drop table recipients;
alter table recipients_by_user rename to recipients;
