-- What somebody has done in contests while nobody was known to have invited them, as a JSON list of kind,
-- contest and time: events come in any order, and the invitation may be heard of last.
alter table people add column acts text;
