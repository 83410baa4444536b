"""Answers about databases."""

from __future__ import annotations

import uuid

from tools.cloudflare.account import Json
from tools.cloudflare.call import Call
from tools.cloudflare.refusal import Refused


def get_databases(call: Call) -> list[Json]:
    """Databases, those of the names if the query has some."""
    names = call.query.get("name")
    return [
        database
        for database in call.account.state["databases"].values()
        if names is None or database["name"] in names
    ]


def post_database(call: Call) -> Json:
    """A new database; a name can be had once."""
    name = call.json()["name"]
    if any(database["name"] == name for database in call.account.state["databases"].values()):
        raise Refused(400, 7502, f"database with name '{name}' already exists")
    database = {
        "uuid": str(uuid.uuid4()),
        "name": name,
        "version": "production",
        "num_tables": 0,
        "created_in_region": "WEUR",
    }
    call.account.state["databases"][database["uuid"]] = database
    return database


def get_database(call: Call) -> Json:
    """One database, by its id or its name; of its fields those that are asked for."""
    wanted = call.given["database"]
    named = [
        database["uuid"]
        for database in call.account.state["databases"].values()
        if database["name"] == wanted
    ]
    found = call.account.database(named[0] if named else wanted)
    fields = call.query.get("fields", [",".join(found)])[0].split(",")
    return {name: value for name, value in found.items() if name in fields}


def post_query(call: Call) -> list[Json]:
    """SQL, one statement or several."""
    body = call.json()
    return call.account.query(call.given["database"], body["sql"], body.get("params") or [])


def get_bookmark(call: Call) -> Json:
    """Where Time Travel can go back to. It keeps what was asked for, and nothing by the clock."""
    if call.query:
        raise Refused(400, 7400, "the fake knows no bookmark by a time")
    return {"bookmark": call.account.bookmark(call.given["database"])}


def post_restore(call: Call) -> Json:
    """Take a database back."""
    if set(call.query) != {"bookmark"}:
        raise Refused(400, 7400, "a bookmark is needed, and nothing else")
    [bookmark] = call.query["bookmark"]
    previous = call.account.restore(call.given["database"], bookmark)
    return {
        "bookmark": bookmark,
        "previous_bookmark": previous,
        "message": f"Restored to {bookmark}",
    }
