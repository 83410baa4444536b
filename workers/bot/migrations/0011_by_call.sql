-- Rows are taken per consumer, those that were never refused first.
drop index outbox_due;
create index outbox_fresh on outbox (consumer, next_attempt_at) where attempts = 0;
create index outbox_refused on outbox (consumer, next_attempt_at) where attempts > 0;

-- When the sweep before the last one got through: two sweeps by one clock are reason to believe it.
alter table sweeps add column swept_before_at integer not null default 0;
