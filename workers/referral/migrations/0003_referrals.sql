-- Who has invited whom. The invitee is the key: nobody has two referrers, and the first one stays.
create table referrals (
  invitee integer primary key references people,
  referrer integer not null references people,
  code text not null,
  source text not null check (source in ('start', 'startapp')),
  version integer not null, -- of the rules
  claimed_at integer not null,
  constraint own_code check (invitee <> referrer)
) strict;
create index referrals_of on referrals (referrer, claimed_at, invitee);

-- What became of an invitation. It is `pending` until the first step, and as the last step says since.
create table transitions (
  invitee integer not null references referrals,
  step integer not null,
  was text not null,
  state text not null,
  reason text,
  at integer not null,
  due_at integer, -- when it is looked at again, unless there is a later step
  primary key (invitee, step),
  constraint no_such_transition check (
    was || ' ' || state in (
      'pending qualified', 'pending rejected',
      'qualified rewarded', 'qualified rejected', 'qualified flagged',
      'flagged qualified', 'flagged rejected',
      'rejected pending'
    )
  ),
  constraint no_reason check ((state in ('rejected', 'flagged')) = (reason is not null))
) strict, without rowid;
create index transitions_due on transitions (due_at, invitee) where due_at is not null;
-- Who left may come back once.
create unique index transitions_back on transitions (invitee) where state = 'pending';

-- What an invitation pays, set aside when it qualifies. Level 0 is the invitee's, 1 the referrer's,
-- 2 theirs who invited the referrer: each is paid once.
create table rewards (
  invitee integer not null references referrals,
  level integer not null check (level between 0 and 2),
  beneficiary integer not null,
  amount integer not null check (amount >= 0),
  number integer not null, -- it was the referrer's invitation of that number that counted
  refusal text, -- why it is not paid
  primary key (invitee, level)
) strict, without rowid;

-- How many invitations of someone are paid or are to be, with the caps as they were last.
create table tallies (
  campaign text not null,
  person integer not null,
  rewards integer not null,
  rewards_max integer not null,
  day integer not null, -- of UTC since 1970
  day_rewards integer not null,
  day_rewards_max integer not null,
  reached_at integer not null,
  primary key (campaign, person),
  constraint cap_per_person check (rewards between 0 and rewards_max),
  constraint cap_per_day check (day_rewards between 0 and day_rewards_max)
) strict, without rowid;

-- Invitations whose rewards the points ledger was asked to pay, and has not answered yet: until it has,
-- nothing else becomes of them.
create table unanswered (
  payment_id text primary key,
  invitees text not null, -- as a JSON list
  rewards text not null, -- what was asked, so that the same is asked again
  asked_at integer not null
) strict, without rowid;

-- Until when everything that was due has been looked at.
create table progress (
  id integer primary key check (id = 1),
  looked_until integer not null
) strict;
insert into progress (id, looked_until) values (1, 0);

-- Who has invited most in a campaign, ranked from time to time: an index would be written with each
-- invitation.
create table leaderboards (
  campaign text primary key,
  places text not null, -- a JSON list of people and their counts
  ranked_at integer not null
) strict, without rowid;
