-- The demo contest of a local stack.
insert into contests (
  contest_id, status, version, change_id, content, time_zone, starts_at, ends_at, winners, reserves,
  entry_tickets, tickets_max, has_captcha, created_at
)
values (
  'demo',
  'open',
  1,
  'demo',
  json_object(
    'texts', json('{"en": {"title": "A hundred points for the first hundred", "description": "Join, invite a friend, and watch a draw that anyone can verify.", "rules": "", "button": "Join"}}'),
    'default_locale', 'en',
    'prizes', json('[{"name": {"en": "A hundred points"}, "count": 1, "handover": {"en": "They are added to your balance"}}]'),
    'picture_url', null,
    'required_channels', json('[]'),
    'excludes_winners_of', json('[]')
  ),
  'UTC',
  cast(strftime('%s', 'now') as integer),
  cast(strftime('%s', 'now', '+30 days') as integer),
  1,
  0,
  1,
  100,
  0,
  cast(strftime('%s', 'now') as integer)
)
on conflict do nothing;
insert into counters (contest_id) values ('demo') on conflict do nothing;
