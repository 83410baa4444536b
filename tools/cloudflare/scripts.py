"""Answers about workers: uploads, versions, deployments, triggers."""

from __future__ import annotations

import base64
import hashlib
import json
import uuid

from tools.cloudflare.account import Account, Json
from tools.cloudflare.call import Call
from tools.cloudflare.refusal import Refused
from tools.cloudflare.uploads import check_upload

SUBDOMAIN = "rehearsal"
NO_SCRIPT: Json = {
    "versions": {},
    "deployments": [],
    "schedules": [],
    "subdomain": {},
    "settings": {},
    "classes": [],
    "migration_tag": None,
}


def get_service(call: Call) -> Json:
    """Whether a worker is there, and who deployed it last: `--strict` looks at this."""
    name = call.given["name"]
    script = call.account.script(name)
    inner = {
        "id": name,
        "tag": script["tag"],
        "tags": [],
        "last_deployed_from": "wrangler",
        "migration_tag": script["migration_tag"],
    }
    environment = {
        "environment": "production",
        "script": {key: value for key, value in inner.items() if value is not None},
    }
    return {"id": name, "default_environment": environment}


def put_script(call: Call) -> Json:
    """An upload that is live at once: the first, or one with a migration of Durable Objects."""
    version = _new_version(call)
    _deploy(call.account, call.given["name"], version["id"])
    answer = {
        "id": call.given["name"],
        "tag": version["script_tag"],
        "etag": version["etag"],
        "startup_time_ms": 20,
    }
    return answer | {
        "deployment_id": version["id"].replace("-", ""),
        "entry_point": version["metadata"]["main_module"],
    }


def post_version(call: Call) -> Json:
    """An upload that is not live yet."""
    call.account.script(call.given["name"])
    version = _new_version(call)
    if version["metadata"].get("migrations"):
        raise Refused(400, 10211, "Migrations cannot be uploaded with a version")
    resources = {"script": {"etag": version["etag"]}}
    return {
        "id": version["id"],
        "startup_time_ms": 20,
        "metadata": {"has_preview": False},
        "resources": resources,
    }


def _new_version(call: Call) -> Json:
    name = call.given["name"]
    metadata = check_upload(call.account, name, call.parts())
    scripts = call.account.state["scripts"]
    script = scripts.setdefault(name, json.loads(json.dumps(NO_SCRIPT)) | {"tag": uuid.uuid4().hex})
    version = {
        "id": str(uuid.uuid4()),
        "number": len(script["versions"]) + 1,
        "script_tag": script["tag"],
        "etag": uuid.uuid4().hex,
        "annotations": metadata.get("annotations", {}),
        "bindings": _resolved(call.account, name, metadata),
        "metadata": metadata,
        "modules": sorted(set(call.parts()) - {"metadata"}),
    }
    if migrations := metadata.get("migrations"):
        _migrate(script, migrations)
    script["versions"][version["id"]] = version
    return version


def _migrate(script: Json, migrations: Json) -> None:
    if migrations.get("old_tag") != script["migration_tag"]:
        raise Refused(412, 10079, "Migration tag precondition failed")
    steps = migrations.get("steps", [])
    script["classes"] += [each for step in steps for each in step.get("new_sqlite_classes", [])]
    script["migration_tag"] = migrations["new_tag"]


def _resolved(account: Account, name: str, metadata: Json) -> list[Json]:
    """The bindings with those that were inherited written out; of a secret only a digest is kept."""
    live = {each["name"]: each for each in (account.live(name) or {"bindings": []})["bindings"]}
    return [
        live[each["name"]] if each["type"] == "inherit" else _without_secret(each)
        for each in metadata.get("bindings", [])
    ]


def _without_secret(binding: Json) -> Json:
    if binding["type"] != "secret_text":
        return binding
    return {
        "type": "secret_text",
        "name": binding["name"],
        "sha256": hashlib.sha256(binding["text"].encode()).hexdigest(),
    }


def _deploy(account: Account, name: str, version_id: str, annotations: Json | None = None) -> str:
    deployment = {
        "id": str(uuid.uuid4()),
        "versions": [{"version_id": version_id, "percentage": 100}],
        "annotations": annotations or {},
        "source": "wrangler",
        "strategy": "percentage",
        "author_email": "rehearsal@example.org",
        "created_on": "2026-01-01T00:00:00Z",
    }
    account.script(name)["deployments"].insert(0, deployment)
    return str(deployment["id"])


def post_deployment(call: Call) -> Json:
    """Make a version live."""
    body = call.json()
    [chosen] = body["versions"]
    if (
        chosen["percentage"] != 100
        or chosen["version_id"] not in call.account.script(call.given["name"])["versions"]
    ):
        raise Refused(400, 10002, "not a version of this worker at 100 percent")
    return {
        "id": _deploy(
            call.account, call.given["name"], chosen["version_id"], body.get("annotations")
        )
    }


def get_deployments(call: Call) -> Json:
    """Newest first."""
    return {"deployments": call.account.script(call.given["name"])["deployments"]}


def _shown(version: Json) -> Json:
    resources = {
        "bindings": _public(version),
        "script": {"etag": version["etag"]},
        "script_runtime": {},
    }
    metadata = {
        "author_email": "rehearsal@example.org",
        "created_on": "2026-01-01T00:00:00Z",
        "source": "wrangler",
        "has_preview": False,
    }
    return {key: version[key] for key in ("id", "number", "annotations")} | {
        "metadata": metadata,
        "resources": resources,
    }


def _public(version: Json) -> list[Json]:
    return [
        {key: value for key, value in binding.items() if key != "sha256"}
        for binding in version["bindings"]
    ]


def get_version(call: Call) -> Json:
    """One version of a worker."""
    version = call.account.script(call.given["name"])["versions"].get(call.given["version"])
    if not version:
        raise Refused(404, 10007, "no such version")
    return _shown(version)


def get_versions(call: Call) -> Json:
    """All versions, newest first."""
    return {
        "items": [
            _shown(version)
            for version in reversed(call.account.script(call.given["name"])["versions"].values())
        ]
    }


def get_settings(call: Call) -> Json:
    """The bindings that are live."""
    call.account.script(call.given["name"])
    live = call.account.live(call.given["name"])
    assert live
    settings = {
        key: live["metadata"].get(key)
        for key in ("compatibility_date", "compatibility_flags", "observability")
    }
    return settings | {"bindings": _public(live), "tags": []}


def get_secrets(call: Call) -> list[Json]:
    """The names of the secrets that are live."""
    return [
        {"name": each["name"], "type": "secret_text"}
        for each in get_settings(call)["bindings"]
        if each["type"] == "secret_text"
    ]


def patch_settings(call: Call) -> Json:
    """Settings that belong to no version."""
    call.account.script(call.given["name"])["settings"] |= call.json()
    return call.json()


def get_schedules(call: Call) -> Json:
    """The crons."""
    return {"schedules": call.account.script(call.given["name"])["schedules"]}


def put_schedules(call: Call) -> Json:
    """Replace the crons."""
    schedules: list[Json] = json.loads(call.body)
    call.account.script(call.given["name"])["schedules"] = schedules
    return {"schedules": schedules}


def get_account_subdomain(call: Call) -> Json:
    """The account's own part of workers.dev."""
    return {"subdomain": SUBDOMAIN}


def get_subdomain(call: Call) -> Json:
    """Whether a worker has an address of its own."""
    known: Json = call.account.script(call.given["name"])["subdomain"]
    return {"enabled": False, "previews_enabled": False} | known


def post_subdomain(call: Call) -> Json:
    """Give a worker an address, or take it away."""
    call.account.script(call.given["name"])["subdomain"] = call.json()
    return get_subdomain(call)


def get_worker(call: Call) -> Json:
    """A worker as the newer half of the API shows it."""
    name = call.given["name"]
    return {
        "id": call.account.script(name)["tag"],
        "name": name,
        "subdomain": get_subdomain(call),
        "tags": [],
        "observability": {},
    }


def post_assets_session(call: Call) -> Json:
    """Which of the static files are still to be sent."""
    hashes = sorted(
        {file["hash"] for file in call.json()["manifest"].values()}
        - set(call.account.state["assets"])
    )
    return {
        "jwt": base64.b64encode(json.dumps(hashes).encode()).decode(),
        "buckets": [hashes] if hashes else [],
    }


def post_assets(call: Call) -> Json:
    """Static files, by their hash."""
    call.account.state["assets"] += sorted(call.parts())
    return {"jwt": "complete"}
