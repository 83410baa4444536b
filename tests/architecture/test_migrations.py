"""Architecture tests of migrations since the last release: its code goes on running on them,
during a deployment and after a rollback.
"""

from __future__ import annotations

import pytest

from tests.architecture.migrations import not_additive
from tools.deploy.release import last
from tools.paths import ROOT

RELEASED = {
    name: content.decode() for name, content in last().files.items() if name.endswith(".sql")
}
TODAY = {
    path.relative_to(ROOT).as_posix(): path.read_text()
    for path in sorted((ROOT / "workers").glob("*/migrations/*.sql"))
}


def test_what_was_released_is_never_changed() -> None:
    """It was applied already, and is not applied again:
    databases made before and after the change differ from then on.
    """
    assert RELEASED
    assert [name for name, text in RELEASED.items() if TODAY.get(name) != text] == []


def test_what_is_new_is_additive() -> None:
    """A column that is dropped while the workers that read it are live is an
    error for everyone until the last one is replaced.
    """
    assert not_additive(text for name, text in TODAY.items() if name not in RELEASED) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("create table t (a text) strict;", id="a table"),
        pytest.param(
            """
            create table t (a text) strict; create unique index u on t (a);
            insert into t (a) values ('x');
            """,
            id="and its rows",
        ),
        pytest.param(
            """
            create table t (a text) strict;
            create trigger k before update on t BEGIN select raise(abort, 'no'); END;
            """,
            id="and its triggers",
        ),
        pytest.param("create index i on users (created_at);", id="an index"),
        pytest.param("drop index i;", id="an index that nobody needs"),
        pytest.param("-- why\nalter table users\n  add column a text;", id="a column"),
        pytest.param(
            "alter table users add column a integer not null default 0;",
            id="a column with a default",
        ),
    ],
)
def test_what_nobody_notices_is_taken(text: str) -> None:
    assert not_additive([text]) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("drop table users;", id="a table dropped"),
        pytest.param("alter table users drop column locale;", id="a column dropped"),
        pytest.param("alter table users rename column locale to language;", id="a column renamed"),
        pytest.param("alter table users rename to people;", id="a table renamed"),
        pytest.param(
            "alter table users add column a integer not null;", id="a column that rows lack"
        ),
        pytest.param(
            "create unique index u on users (username);", id="what the code before may break"
        ),
        pytest.param(
            "create trigger t before insert on users begin select raise(abort, 'no'); end;",
            id="a trigger",
        ),
        pytest.param("insert into users (user_id) values ('x');", id="rows for the code before"),
        pytest.param("update users set locale = 'en';", id="rows changed"),
        pytest.param("create table t (a text) strict; delete from users;", id="rows deleted"),
    ],
)
def test_what_the_code_before_would_notice_is_refused(text: str) -> None:
    assert len(not_additive([text])) == 1
