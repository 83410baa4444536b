-- Points that move for a contest: what the ledger is asked next, and what has come of it.
create table payments (
  payment_id text primary key, -- the key of its first instruction
  contest_id text not null,
  user_id text not null, -- empty: the contest's own
  points integer not null check (points >= 0),
  step text not null check (step in ('fund', 'credit', 'hold', 'post', 'void', 'close')),
  state text not null check (state in ('due', 'done', 'refused')),
  reason text, -- of the refusal
  task_id text not null default '', -- of the tickets that are bought, as is the commitment
  commitment text not null default '',
  change_id text, -- of the call that has given the tickets
  ask_at integer not null -- when the ledger is asked next
) strict, without rowid;
create index payments_due on payments (ask_at) where state = 'due';
create index payments_waiting on payments (contest_id, step) where state = 'due';
create index payments_funding on payments (contest_id) where step = 'fund';

-- What contests may do with points. An admin changes it.
create table contest_points (
  id integer primary key check (id = 1),
  purchases_on integer not null check (purchases_on in (0, 1)),
  budget_max integer not null check (budget_max >= 0)
) strict;
insert into contest_points (id, purchases_on, budget_max) values (1, 0, 0);

-- Always empty: a row is refused by the name of its reason, and the batch with it (guards.py).
create table never (
  reason text,
  constraint purchases_off check (reason <> 'purchases_off'),
  constraint budget_max check (reason <> 'budget_max')
) strict;
