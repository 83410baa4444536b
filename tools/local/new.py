"""`python -m tools new`: the files of an operation, a migration or an event, to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from tools.console import Failure
from tools.fleet import BY_NAME
from tools.paths import ROOT

OPERATION_ID = re.compile(r"[a-z]+([A-Z][a-z0-9]*)+")
PATH = re.compile(r"/v1(/[a-z0-9-]+)+")
EVENT = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")
NAME = re.compile(r"[a-z][a-z0-9_]*")
IMPORT = "from contest.kit.call import Call, Reply"
TABLE = "**COMMON,"  # how the operations of every service begin


def new_migration(service: str, name: str, *, root: Path = ROOT) -> list[Path]:
    """An empty migration with the service's next number. Raises `Failure`."""
    folder = root / "workers" / _service(service) / "migrations"
    if not folder.is_dir():
        raise Failure(f"{service} has no database", hint="see WORKERS in tools/fleet.py")
    if not NAME.fullmatch(name):
        raise Failure(f"{name!r} is no name", hint="lower case with underscores, as in add_seats")
    taken = [int(path.name.partition("_")[0]) for path in folder.glob("*.sql")]
    path = folder / f"{max(taken, default=0) + 1:04}_{name}.sql"
    path.write_text(f"-- {name.replace('_', ' ')}: only what the last release does not notice.\n")
    return [path]


def new_operation(
    service: str, method: str, path: str, operation_id: str, *, root: Path = ROOT
) -> list[Path]:
    """An operation that answers 204: contract, handler and test. Raises `Failure`."""
    _service(service)
    if not PATH.fullmatch(path):
        raise Failure(f"{path!r} is no path", hint="fixed parts in lower case: /v1/me/nickname")
    if not OPERATION_ID.fullmatch(operation_id):
        raise Failure(f"{operation_id!r} is no operation id", hint="a verb first: putNickname")
    contract = root / "openapi" / "paths" / f"{service}.yaml"
    handlers = root / "workers" / service / "src" / "contest" / service / "operations.py"
    function = re.sub(r"([A-Z])", r"_\1", operation_id).lower()
    test = root / "tests" / "unit" / service / f"test_{function}.py"
    if not (contract.exists() and handlers.exists()):
        hint = "add to a file of openapi/paths/content" if service == "content" else "see fleet.py"
        raise Failure(f"{service} has no single file of operations", hint=hint)
    for file in contract.parent.rglob("*.yaml"):
        text = file.read_text()
        if re.search(rf"^{re.escape(path)}:|operationId: {operation_id}$", text, re.MULTILINE):
            raise Failure(f"{file.relative_to(root)} has {path} or {operation_id} already")
    contract.write_text(contract.read_text() + _stanza(contract, method, path, operation_id))
    handlers.write_text(_with_handler(handlers.read_text(), operation_id, function))
    test.parent.mkdir(parents=True, exist_ok=True)
    test.write_text(_test(method, path, function))
    return [contract, handlers, test]


def new_event(service: str, name: str, receiver: str, *, root: Path = ROOT) -> list[Path]:
    """An event in the catalogue, about a user, for one service. Raises `Failure`."""
    catalogue = root / "openapi" / "events" / f"{_service(service)}.yaml"
    if not EVENT.fullmatch(name):
        raise Failure(f"{name!r} is no event", hint="what happened to what: user.nickname_chosen")
    stanzas = catalogue.read_text() if catalogue.exists() else f"# What {service} publishes.\n"
    if re.search(rf"^{re.escape(name)}:", stanzas, re.MULTILINE):
        raise Failure(f"{catalogue.relative_to(root)} has {name} already")
    catalogue.write_text(f"""{stanzas}{name}:
  summary: {name}, to be described
  payload:
    type: object
    additionalProperties: false
    required: [user_id]
    properties:
      user_id: {{type: string}}
  receivers:
    {_service(receiver)}: to be described
""")
    return [catalogue]


def _service(name: str) -> str:
    if name not in BY_NAME:
        raise Failure(f"there is no {name!r}", hint=f"one of {', '.join(BY_NAME)}")
    return name


def _stanza(contract: Path, method: str, path: str, operation_id: str) -> str:
    tags = re.findall(r"tags: \[(\w+)\]", contract.read_text())
    limit = "    x-rate-limit: {limit: 20, period_s: 60}\n" if method != "get" else ""
    return f"""
{path}:
  {method}:
    operationId: {operation_id}
    summary: {operation_id}, to be described
    tags: [{tags[-1]}]
    x-service: {contract.stem}
{limit}    security: [{{bearer: []}}]
    responses:
      "204": {{description: It is done}}
      default: {{$ref: "#/components/responses/Problem"}}
"""


def _with_handler(source: str, operation_id: str, function: str) -> str:
    before, mark, after = _with_import(source).partition("\nOPERATIONS:")
    if TABLE not in after:
        raise Failure(f"operations.py has no {TABLE!r} in OPERATIONS", hint="enter it by hand")
    handler = f'''\
async def {function}(_call: Call, _deps: Deps) -> Reply:
    """Say what it does. Raises nothing yet."""
    return Reply.empty()


'''
    return (
        before
        + "\n"
        + handler
        + mark.lstrip("\n")
        + after.replace(TABLE, f'{TABLE}\n    "{operation_id}": {function},', 1)
    )


def _with_import(source: str) -> str:
    """The handler needs `Call` and `Reply`; imports are in order of their modules."""
    if IMPORT in source:
        return source
    lines = source.split("\n")
    later = (
        n for n, line in enumerate(lines) if line.startswith("from contest.") and line > IMPORT
    )
    lines.insert(next(later), IMPORT)
    return "\n".join(lines)


def _test(method: str, path: str, function: str) -> str:
    return f'''\
"""{function.replace("_", " ").capitalize()}, through the public HTTP interface."""

from __future__ import annotations

from tests.system import System


async def test_{function}(system: System) -> None:
    token = (await system.sign_in(42))["access_token"]
    assert (await system.request("{method.upper()}", "{path}", token=token)).status == 204


async def test_{function}_is_for_the_signed_in(system: System) -> None:
    assert (await system.request("{method.upper()}", "{path}")).problem == "unauthorized"
'''
