-- Every version of every text; the last one is shown.
create table pages (
  slug text not null,
  locale text not null,
  version integer not null check (version >= 1),
  title text not null,
  markdown text not null,
  html text not null, -- sanitised
  changed_by text not null, -- a user's id
  changed_at integer not null,
  primary key (slug, locale, version)
) strict, without rowid;
