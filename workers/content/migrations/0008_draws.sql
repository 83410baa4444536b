-- How far the draw of a closed contest is.
create table draws (
  contest_id text primary key,
  stage text not null check (stage in ('freezing', 'frozen', 'drawn', 'confirmed')),
  change_id text, -- of the call that changed it last: the rest of its batch asks for it
  beacon text not null, -- the contest's when it closed
  rules text not null, -- the hash of its rules when it closed
  pages integer not null default 0, -- that are frozen
  entries integer not null default 0,
  tickets integer not null default 0,
  header text, -- its bytes
  header_hash text,
  frozen_at integer, -- since when the header is public
  round_at integer, -- when the beacon has the round of the header
  next_attempt_at integer not null default 0, -- at asking for it
  attempts integer not null default 0,
  signature text, -- of the round
  drawn integer not null default 0, -- so many draws of the order are known
  blocks integer not null default 0, -- of the stream that these have used
  drawn_at integer,
  decisions integer not null default 0,
  confirmation text, -- as the proof has it, as JSON
  tree text not null default '[]' -- JSON: hash and sum of each page, as far as they are known
) strict, without rowid;
create index draws_freezing on draws (contest_id) where stage = 'freezing';
create index draws_frozen on draws (round_at) where stage = 'frozen';

-- The list of entries: 1,024 lines a page, `commitment tickets` and a line feed each, in order of the
-- commitments.
create table frozen_pages (
  contest_id text not null,
  page integer not null, -- from 0
  last_commitment text not null,
  entries integer not null,
  tickets integer not null,
  lines text not null,
  primary key (contest_id, page)
) strict, without rowid;
create unique index frozen_pages_last on frozen_pages (contest_id, last_commitment);

-- The order: a line for each draw.
create table drawn_lines (
  contest_id text not null,
  draw integer not null, -- from 0
  line integer not null, -- its index in the list
  commitment text not null,
  tickets integer not null,
  path text not null, -- as the proof has it, as JSON
  finding text, -- of the check whether they may win; null: not checked yet
  checked_at integer,
  checks integer not null default 0, -- so many there were
  check_at integer default 0, -- when to check next; null: there is nothing left to find
  primary key (contest_id, draw)
) strict, without rowid;
create unique index drawn_lines_commitment on drawn_lines (contest_id, commitment);
create index drawn_lines_unchecked on drawn_lines (check_at) where check_at is not null;

-- Who holds each prize, counted one by one.
create table winners (
  contest_id text not null,
  prize integer not null, -- from 0
  draw integer, -- none: there is nobody left
  held_since integer not null,
  claim_until integer, -- of a prize that has to be claimed, once the draw is confirmed
  claimed_at integer,
  shows_name integer not null default 0 check (shows_name in (0, 1)),
  is_told integer not null default 1 check (is_told in (0, 1)), -- 0: the winner has to be told
  primary key (contest_id, prize)
) strict, without rowid;
create unique index winners_draw on winners (contest_id, draw);
create index winners_untold on winners (contest_id, prize) where is_told = 0;
create index winners_unclaimed on winners (claim_until)
  where claim_until is not null and claimed_at is null and draw is not null;

-- What took prizes from their holders.
create table decisions (
  contest_id text not null,
  number integer not null, -- from 0
  draw integer not null,
  prize integer not null,
  reason text not null check (reason in ('not_member', 'left', 'account_deleted',
    'ineligible_country', 'staff', 'fraud', 'unreachable', 'declined', 'duplicate_person',
    'unclaimed')),
  decided_at integer not null,
  decided_by text not null, -- a user's id; empty: the clock
  hash text not null,
  primary key (contest_id, number)
) strict, without rowid;
create unique index decisions_draw on decisions (contest_id, draw);

-- The codes that winners of a prize get, in the order of these winners.
create table prize_codes (
  contest_id text not null,
  position integer not null, -- of the prize among those of the contest
  number integer not null, -- of its winners, from 0
  code text not null,
  primary key (contest_id, position, number)
) strict, without rowid;
create unique index prize_codes_once on prize_codes (contest_id, code);
