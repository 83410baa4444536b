-- Counts the choices of a locale as a clock that never stands still or goes back: events about them come in any order.
alter table users add column locale_changed_at_ms integer not null default 0;
