-- The demo contest of a local stack.
insert into contests (contest_id, title, description, status, starts_at, ends_at, created_at)
values (
  'demo',
  'A hundred points for the first hundred',
  'Join, invite a friend, and watch a draw that anyone can verify.',
  'open',
  cast(strftime('%s', 'now') as integer),
  cast(strftime('%s', 'now', '+30 days') as integer),
  cast(strftime('%s', 'now') as integer)
)
on conflict do nothing;
