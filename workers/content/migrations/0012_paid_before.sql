-- Who was given a task's reward and has deleted their account since: nobody is paid twice by coming
-- back. It ends with the contest.
create table paid_before (
  contest_id text not null,
  telegram_id text not null,
  task_id text not null,
  period text not null, -- of the completion
  primary key (contest_id, telegram_id, task_id, period)
) strict, without rowid;
