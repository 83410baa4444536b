"""Hold what wrangler uploads to what a deployment of ours must be, as strictly as Cloudflare does and stricter."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from tools.cloudflare.account import Account, Json
from tools.cloudflare.multipart import Part
from tools.cloudflare.refusal import Refused

METADATA = {
    *(
        "main_module",
        "bindings",
        "compatibility_date",
        "compatibility_flags",
        "annotations",
        "observability",
        "containers",
    ),
    *(
        "migrations",
        "assets",
        "keep_bindings",
        "keep_assets",
        "exports",
        "usage_model",
        "tags",
        "cache_options",
        "code_update_strategy",
    ),
}
DEVELOPMENT_FLAGS = {"python_workers_development", "experimental"}
PYTHON, JAVASCRIPT = "text/x-python", "application/javascript+module"
# Without one of these a worker starts and then fails in odd ways.
PACKAGES = ("workers/__init__.py", "_workers_sdk_patch_loader.pth", "pydantic_core/__init__.py")
STRANGERS = ("/", "../", "python_modules/.")  # with a dot: marks of who put the packages there
PLACEHOLDER = "placeholder"
VERSION = re.compile(r"[0-9a-f]{40}")


def check_upload(account: Account, name: str, parts: dict[str, Part]) -> Json:
    """The metadata of an upload. Raises `Refused` with Cloudflare's code where it has one, else with 10021."""
    metadata: Json = json.loads(parts["metadata"].content) if "metadata" in parts else {}
    _demand(set(metadata) <= METADATA, f"unknown metadata: {sorted(set(metadata) - METADATA)}")
    if metadata.get("annotations", {}).get("workers/tag") == PLACEHOLDER:
        _check_placeholder(account, name, metadata, parts)
        return metadata
    _check_modules(metadata, parts)
    _check_runtime(metadata)
    for binding in metadata.get("bindings", []):
        _check_binding(account, name, metadata, binding)
    _check_identity(name, metadata)
    return metadata


def _demand(condition: object, message: str, *, code: int = 10021) -> None:
    if not condition:
        raise Refused(400, code, message)


def _check_placeholder(account: Account, name: str, metadata: Json, parts: dict[str, Part]) -> None:
    """One module of JavaScript that binds nothing, under a name that nobody has."""
    _demand(
        name not in account.state["scripts"],
        f"{name} is there: a placeholder must not take its place",
    )
    _demand(
        [parts[part].content_type for part in parts if part != "metadata"] == [JAVASCRIPT],
        "a placeholder is one module of JavaScript",
    )
    _demand(not metadata.get("bindings"), "a placeholder binds nothing")


def _check_modules(metadata: Json, parts: dict[str, Part]) -> None:
    main = metadata.get("main_module", "")
    _demand(main in parts, f"main_module {main!r} is not among the parts")
    _demand(parts[main].content_type == PYTHON, f"{main} is not Python: {parts[main].content_type}")
    missing = [package for package in PACKAGES if f"python_modules/{package}" not in parts]
    _demand(not missing, f"python_modules lacks {', '.join(missing)}")
    strangers = [part for part in parts if part.startswith(STRANGERS) or "__pycache__" in part]
    _demand(not strangers, f"modules from elsewhere: {strangers[:3]}")


def _check_runtime(metadata: Json) -> None:
    flags = set(metadata.get("compatibility_flags", []))
    _demand(
        re.fullmatch(r"\d{4}-\d{2}-\d{2}", metadata.get("compatibility_date", "")),
        "no compatibility_date",
    )
    _demand("python_workers" in flags, "the flag python_workers is missing")
    _demand(
        not flags & DEVELOPMENT_FLAGS,
        f"development flags are not for deployments: {sorted(flags & DEVELOPMENT_FLAGS)}",
    )


def _check_identity(name: str, metadata: Json) -> None:
    plain = plain_text(metadata)
    environment = plain.get("ENVIRONMENT", "")
    _demand(
        environment and name.endswith(f"-{environment}"),
        f"{name} is not of the environment {environment!r}",
    )
    _demand(VERSION.fullmatch(plain.get("VERSION", "")), "VERSION is not a commit")
    tag = metadata.get("annotations", {}).get("workers/tag", "")
    _demand(0 < len(tag) <= 25, f"a tag has 1 to 25 characters: {tag!r}")


def plain_text(metadata: Json) -> dict[str, str]:
    """The variables of a version."""
    return {
        each["name"]: each["text"]
        for each in metadata.get("bindings", [])
        if each["type"] == "plain_text"
    }


def _check_binding(account: Account, name: str, metadata: Json, binding: Json) -> None:
    kind = binding.get("type", "")
    _demand(kind in BINDINGS, f"unknown type of binding: {kind!r}")
    BINDINGS[kind](account, name, metadata, binding)


def _check_text(account: Account, name: str, metadata: Json, binding: Json) -> None:
    _demand(isinstance(binding["text"], str), f"{binding['name']} is no text")


def _check_service(account: Account, name: str, metadata: Json, binding: Json) -> None:
    known = binding["service"] in account.state["scripts"]
    _demand(
        known,
        f"Could not resolve service binding '{binding['name']}'. Target script '{binding['service']}' not found.",
        code=10143,
    )


def _check_database(account: Account, name: str, metadata: Json, binding: Json) -> None:
    known = (binding.get("id") or binding.get("database_id")) in account.state["databases"]
    _demand(
        known,
        f"D1 binding '{binding['name']}' references a database that was not found",
        code=10181,
    )


def _check_durable_object(account: Account, name: str, metadata: Json, binding: Json) -> None:
    steps = metadata.get("migrations", {})
    new = [
        each
        for step in [steps, *steps.get("steps", [])]
        for each in step.get("new_sqlite_classes", [])
    ]
    old = account.state["scripts"].get(name, {}).get("classes", [])
    _demand(
        binding["class_name"] in [*new, *old],
        f"no migration makes the class {binding['class_name']}",
        code=10061,
    )


def _check_rate_limit(account: Account, name: str, metadata: Json, binding: Json) -> None:
    _demand(binding["simple"]["period"] in (10, 60), "a rate limit counts over 10 or 60 seconds")


def _check_inherited(account: Account, name: str, metadata: Json, binding: Json) -> None:
    live = account.live(name) or {"bindings": []}
    known = {each["name"] for each in live["bindings"]}
    _demand(
        binding["name"] in known,
        f"The binding {binding['name']} does not exist and cannot be inherited",
        code=10057,
    )


def _check_nothing(account: Account, name: str, metadata: Json, binding: Json) -> None:
    pass


BINDINGS: dict[str, Callable[[Account, str, Json, Json], None]] = {
    "plain_text": _check_text,
    "secret_text": _check_text,
    "service": _check_service,
    "d1": _check_database,
    "durable_object_namespace": _check_durable_object,
    "ratelimit": _check_rate_limit,
    "analytics_engine": _check_nothing,
    "inherit": _check_inherited,
    "assets": _check_nothing,
}
