-- What an account has. Every point of one is a point that another lacks: the sum of all is zero.
create table balances (
  account_id text primary key, -- a user's id, or `system:` or a kind of budget with a colon before
  kind text not null check (kind in ('user', 'budget', 'system')),
  posted integer not null default 0,
  held integer not null default 0 constraint held_below_zero check (held >= 0),
  floor integer not null default 0,
  first_name text, -- for the leaderboard, as its owner had it when they last looked
  changed_at integer not null,
  closed_at integer,
  constraint account_closed check (closed_at is null or (posted = 0 and held = 0)),
  constraint insufficient_points check (posted - held >= floor),
  constraint balance_too_large check (posted between -9007199254740991 and 9007199254740991)
) strict, without rowid;
create index balances_top on balances (posted desc, changed_at, account_id, first_name)
where kind = 'user' and posted > 0;
-- The one that may go below zero: all points come from it.
insert into balances (account_id, kind, floor, changed_at)
values ('system:issuance', 'system', -9007199254740991, 0);
insert into balances (account_id, kind, changed_at)
values ('system:spent', 'system', 0), ('system:forfeited', 'system', 0);

-- What was asked of the ledger and judged, by its key. Nothing is ever deleted: a key takes effect
-- once, and one that was refused stays refused.
create table instructions (
  principal text not null,
  key text not null,
  digest text not null, -- of what was asked
  refusal text, -- null where it took effect
  transfer_id text, -- which it made, if any
  primary key (principal, key)
) strict, without rowid;

create table transfers (
  seq integer primary key,
  transfer_id text not null unique,
  kind text not null check (
    kind in ('transfer', 'reward', 'clawback', 'adjustment', 'purchase', 'funding', 'reversal',
      'closing')
  ),
  debit_account_id text not null references balances,
  credit_account_id text not null references balances,
  amount integer not null, -- what was left in an account may be all that it can have
  debit_posted integer not null, -- what the account had afterwards
  credit_posted integer not null,
  reverses text,
  hold_id text,
  note_digest text, -- of its note and salt, also when they are gone
  digest text not null, -- of everything that was known before
  created_at integer not null,
  constraint amount_out_of_range check (
    amount between 1 and iif(kind = 'closing', 9007199254740991, 1000000000000)
  ),
  constraint same_account check (debit_account_id <> credit_account_id),
  constraint reversal_of_nothing check ((kind = 'reversal') = (reverses is not null))
) strict;
create index transfers_debit on transfers (debit_account_id, created_at);
create index transfers_credit on transfers (credit_account_id, created_at);
create unique index transfers_reversed on transfers (reverses) where reverses is not null;

-- Free texts, apart from what is kept for ever.
create table notes (
  transfer_id text primary key references transfers (transfer_id),
  note text not null,
  salt text not null
) strict, without rowid;

create table holds (
  hold_id text primary key,
  account_id text not null references balances,
  amount integer not null constraint hold_out_of_range check (amount between 1 and 1000000000000),
  expires_at integer not null,
  created_at integer not null,
  constraint hold_expires_at_once check (expires_at > created_at)
) strict, without rowid;
-- Those of someone in a time: what was held at a moment, and what is to be voided with an account.
create index holds_of on holds (account_id, created_at);
-- Those without an end, in the order in which they expire.
create table open_holds (
  expires_at integer not null,
  hold_id text not null references holds,
  primary key (expires_at, hold_id)
) strict, without rowid;
-- A hold ends once: its end has its key.
create table hold_ends (
  hold_id text primary key references holds,
  how text not null check (how in ('posted', 'voided', 'expired')),
  held integer not null,
  posted integer not null,
  ended_at integer not null,
  constraint more_than_held check (posted between 0 and held),
  constraint posted_nothing check ((how = 'posted') = (posted > 0))
) strict, without rowid;

-- Always empty: a row is refused by the name of its reason, and the batch with it (guards.py).
create table never (
  reason text,
  constraint account_unknown check (reason <> 'account_unknown'),
  constraint account_moved check (reason <> 'account_moved'),
  constraint hold_unknown check (reason <> 'hold_unknown'),
  constraint hold_expired check (reason <> 'hold_expired')
) strict;
