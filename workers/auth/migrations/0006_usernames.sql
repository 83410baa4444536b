-- People are found by their username, which Telegram compares without regard to capitals.
create index users_username on users (lower(username)) where username is not null;
