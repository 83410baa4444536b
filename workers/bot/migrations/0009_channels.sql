-- Channels and groups that the bot was added to.
create table channels (
  chat_id text primary key,
  kind text not null check (kind in ('channel', 'group', 'supergroup')),
  title text not null,
  name text, -- its `@name`, in lower case
  missing text not null, -- the rights that the bot lacks, with spaces between
  is_lost integer not null default 0 check (is_lost in (0, 1)),
  changed_at integer not null -- by Telegram
) strict, without rowid;

-- Who may post there by the bot: administrators of the chat, who have connected it.
create table channel_organisers (
  telegram_id text not null,
  chat_id text not null,
  locale text not null, -- they may be no users yet, with a locale that they chose
  primary key (telegram_id, chat_id)
) strict, without rowid;
create index channel_organisers_chat on channel_organisers (chat_id);

-- A contest in a channel: one message, which follows the contest.
create table posts (
  post_id text primary key,
  contest_id text not null,
  chat_id text not null,
  telegram_id text not null, -- who has made it
  results_chat_id text, -- none: the results go where the post is
  words text not null default '', -- in place of the contest's title and description
  label text not null default '', -- of the button
  picture text, -- none: the contest's; empty: there is none
  joins_at_once integer not null default 0 check (joins_at_once in (0, 1)),
  state text not null default 'draft' check (state in ('draft', 'ready', 'over')),
  publish_at integer, -- none: at once
  message_id integer, -- once it is there
  has_picture integer not null default 0 check (has_picture in (0, 1)), -- the message
  mark text not null default '', -- of the contest, as the message shows it
  shown_at integer not null default 0,
  has_results integer not null default 0 check (has_results in (0, 1)), -- they wait to be sent
  unique (contest_id, chat_id)
) strict, without rowid;
create index posts_ready on posts (contest_id) where state = 'ready';
create index posts_chat on posts (chat_id);
create index posts_maker on posts (telegram_id);
