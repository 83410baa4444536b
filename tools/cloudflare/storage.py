"""Answers about queues and databases."""

from __future__ import annotations

import uuid

from tools.cloudflare.account import Json
from tools.cloudflare.call import Call
from tools.cloudflare.refusal import Refused


def get_queues(call: Call) -> list[Json]:
    """Queues, those of the names if the query has some."""
    names = call.query.get("name")
    return [queue for queue in call.account.state["queues"].values() if names is None or queue["queue_name"] in names]


def post_queue(call: Call) -> Json:
    """A new queue; a name can be had once."""
    name = call.json()["queue_name"]
    if call.account.queue_named(name):
        raise Refused(409, 11009, f"Queue name '{name}' is already taken.")
    queue = {"queue_id": uuid.uuid4().hex, "queue_name": name, "producers": [], "consumers": [], "settings": {}}
    call.account.state["queues"][queue["queue_id"]] = queue
    return queue


def put_consumer(call: Call) -> Json:
    """Attach a worker to a queue, or change how it is."""
    queue = call.account.queue(call.given["queue"])
    body = call.json()
    call.account.script(body["script_name"])
    dead_letters = body.get("dead_letter_queue")
    if dead_letters and not call.account.queue_named(dead_letters):
        raise Refused(404, 11000, f"Queue '{dead_letters}' not found.")
    consumer_id = call.given.get("consumer")
    others = [each for each in queue["consumers"] if each["consumer_id"] != consumer_id]
    if others:
        raise Refused(409, 11004, "This queue has a consumer already")
    consumer = body | {"consumer_id": consumer_id or uuid.uuid4().hex, "script": body["script_name"], "type": "worker"}
    queue["consumers"] = [consumer]
    return consumer


def get_databases(call: Call) -> list[Json]:
    """Databases, those of the names if the query has some."""
    names = call.query.get("name")
    return [database for database in call.account.state["databases"].values() if names is None or database["name"] in names]


def post_database(call: Call) -> Json:
    """A new database; a name can be had once."""
    name = call.json()["name"]
    if any(database["name"] == name for database in call.account.state["databases"].values()):
        raise Refused(400, 7502, f"database with name '{name}' already exists")
    database = {"uuid": str(uuid.uuid4()), "name": name, "version": "production", "num_tables": 0, "created_in_region": "WEUR"}
    call.account.state["databases"][database["uuid"]] = database
    return database


def get_database(call: Call) -> Json:
    """One database, by its id or its name; of its fields those that are asked for."""
    wanted = call.given["database"]
    named = [database["uuid"] for database in call.account.state["databases"].values() if database["name"] == wanted]
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
        raise Refused(400, 7400, "the stand-in knows no bookmark by a time")
    return {"bookmark": call.account.bookmark(call.given["database"])}


def post_restore(call: Call) -> Json:
    """Take a database back."""
    if set(call.query) != {"bookmark"}:
        raise Refused(400, 7400, "a bookmark is needed, and nothing else")
    [bookmark] = call.query["bookmark"]
    previous = call.account.restore(call.given["database"], bookmark)
    return {"bookmark": bookmark, "previous_bookmark": previous, "message": f"Restored to {bookmark}"}
