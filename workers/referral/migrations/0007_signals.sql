-- By what invitations are judged before they are paid: weights and thresholds. Every version is kept.
create table signals (
  version integer primary key,
  body text not null, -- as JSON
  set_at integer not null
) strict;
insert into signals (version, set_at, body) values (1, 0, '{
  "flag_at": 20,
  "regular_gaps": {"weight": 10, "threshold": 45, "least": 10},
  "clustered_ids": {"weight": 10, "threshold": 2, "least": 10},
  "young_accounts": {"weight": 10, "threshold": 50, "least": 10},
  "empty_accounts": {"weight": 10, "threshold": 35, "least": 10},
  "quick_actions": {"weight": 10, "threshold": 60, "least": 3},
  "leavers": {"weight": 10, "threshold": 50, "least": 10},
  "instant_chain": {"weight": 20, "threshold": 3600, "least": 3},
  "velocity": {"weight": 5, "threshold": 600, "least": 10},
  "premium": 10
}');
