-- The end of an account finds what a person was told, however many broadcasts there were.
create index told_person on told (telegram_id);

-- Whoever edits a contest sees its broadcasts.
create index broadcasts_contest on broadcasts (contest_id, created_at, broadcast_id)
  where contest_id is not null;

-- Which picture the message of a post shows, so that another one takes its place.
alter table posts add column picture_mark text not null default '';

-- A group has another id since it is a supergroup: who was asked for by the old one is known by it.
alter table channels add column former_chat_id text;
