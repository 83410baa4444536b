"""Start what is about to be uploaded on the real workerd, each worker with its rendered
configuration, and see it answer.

Nothing before this runs the workers' Python: wrangler's dry run only collects files, and compiling
a module imports nothing. Each worker has a workerd of its own, configured here: that tells whose
error it is, and `wrangler dev` would collect the files anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from contest.kit.call import Call, Reply
from tools.console import Failure, step
from tools.deploy.target import Target
from tools.local.runtime import wrangler_environment
from tools.processes import GUARD, free_port

AT_ONCE = 2  # each keeps a core busy
BOOTED_S_MAX = 60.0
READY_S_MAX = 20.0
# As for `make dev`: Pyodide is the one in .cache
LOCAL_FLAGS = ("python_workers_development", "experimental")
# To workerd a warning, to Cloudflare a fault
NO_CLASS = re.compile(r'referenced the class "(\w+)", but no such Durable Object class')
NOWHERE = "nowhere"  # stands for all that a worker binds: nothing of it is asked while it starts
CONFIGURATION, LOG = "boot.capnp", "boot.log"
# Asks the worker by RPC, as other workers do: by HTTP a service tells nothing but health
ASKER = Path(__file__).with_name("boot.js")
# The first is wrangler's, in every folder it makes
NOT_UPLOADED = {"README.md", CONFIGURATION, LOG, ASKER.name}
# The line after a traceback's last, which is indented
PYTHON_ERROR = re.compile(r"^ {2,}(?!at ).*\n(\S.*)$", re.MULTILINE)


def boot(target: Target, workers: list[str], uploads: Path) -> None:
    """Start each worker from its folder in `uploads`.

    Raises `Failure` naming those that do not come up, and why.
    """
    with (
        step(f"starting {', '.join(workers)} on workerd"),
        ThreadPoolExecutor(max_workers=AT_ONCE) as pool,
    ):
        faults = list(
            pool.map(lambda worker: boot_fault(target, worker, uploads / worker), workers)
        )
        if told := [
            f"{worker} does not start: {fault}"
            for worker, fault in zip(workers, faults, strict=True)
            if fault
        ]:
            raise Failure(
                "; ".join(told),
                hint="nothing was touched; fix it, see it start with `make dev`, "
                "and run the same command again",
            )


def digest(root: Path, worker: str) -> str:
    """Of everything that a built worker is started from, beside its configuration: sources,
    packages, tools.
    """
    build = root / "workers" / worker / "build"
    paths = [
        root / "uv.lock",
        root / "package-lock.json",
        *sorted(path for path in build.rglob("*") if path.is_file()),
    ]
    found = hashlib.sha256()
    for path in paths:
        found.update(
            f"{path.relative_to(root)}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return found.hexdigest()


def boot_fault(target: Target, worker: str, upload: Path, *, wait_s: float = BOOTED_S_MAX) -> str:
    """Why a worker does not come up as the version that it is to be, or cannot use its settings;
    empty if it does and can.
    """
    port = free_port()
    (upload / ASKER.name).write_bytes(ASKER.read_bytes())
    (upload / CONFIGURATION).write_text(
        configured(target.configuration(worker), modules(upload), port=port)
    )
    wanted = {
        "status": "ok",
        "service": worker,
        "environment": target.environment,
        "version": target.version,
    }
    url = f"http://127.0.0.1:{port}"
    with _workerd(upload, secrets=target.secrets(worker)) as process:
        return _fault(process, upload / LOG, f"{url}/health", wanted, wait_s) or _unready(
            url, upload / LOG
        )


@contextmanager
def _workerd(upload: Path, *, secrets: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Workerd with what is in the folder; it ends with us, however we end.

    Secrets come by its environment: they are written nowhere.
    """
    environment = wrangler_environment(secrets)
    command = [
        "sh",
        "-c",
        GUARD,
        "sh",
        environment["MINIFLARE_WORKERD_PATH"],
        "serve",
        "--experimental",
        CONFIGURATION,
    ]
    with (upload / LOG).open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=upload,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # the guard is in the group as well, until now
        process.communicate()


def _fault(
    process: subprocess.Popen[bytes], log: Path, url: str, wanted: dict[str, str], wait_s: float
) -> str:
    deadline = time.monotonic() + wait_s
    while (left_s := deadline - time.monotonic()) > 0:
        if process.poll() is not None:
            return complaint(log.read_text(errors="replace"))
        try:
            reply = httpx.get(url, timeout=left_s, trust_env=False)
            well = reply.status_code == 200 and reply.json() == wanted
        except httpx.ConnectError:
            time.sleep(0.02)
        except httpx.TimeoutException:
            break
        except (httpx.HTTPError, ValueError):
            return complaint(log.read_text(errors="replace"))
        else:
            said = log.read_text(errors="replace")
            missing = [f"no class {name} in its entry" for name in NO_CLASS.findall(said)]
            return (
                ", ".join(missing)
                if well
                else complaint(f"{said}\n{reply.status_code} {reply.text}")
            )
    return f"no answer within {wait_s:.0f} s"


def _unready(url: str, log: Path) -> str:
    """What the worker says of its own part of `/ready`: its settings, and in auth its keys."""
    message = Call(operation="getReadyLocally", request_id="-", traceparent="-").encode()
    try:
        answer = httpx.post(url, content=message, timeout=READY_S_MAX, trust_env=False)
        reply = Reply.decode(answer.raise_for_status().text)
        return "" if reply.status == 200 else str(json.loads(reply.body)["detail"])
    except (httpx.HTTPError, ValueError, KeyError):
        return complaint(log.read_text(errors="replace"))


def complaint(log: str) -> str:
    """What Python said last, in one line; what else was said last where that is nothing."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return (PYTHON_ERROR.findall(log) or lines or ["workerd said nothing"])[-1][:300]


def configured(rendered: Path, names: list[str], *, port: int) -> str:
    """What `workerd serve` reads, in Cap'n Proto's text: one worker with its modules, the entry
    first, on a port.
    """
    configuration = tomllib.loads(rendered.read_text())
    flags = [*configuration["compatibility_flags"], *LOCAL_FLAGS]
    classes = [
        each["class_name"] for each in configuration.get("durable_objects", {}).get("bindings", [])
    ]
    parts = {
        "compatibilityDate": _text(configuration["compatibility_date"]),
        "compatibilityFlags": _list(map(_text, flags)),
        "bindings": _list(_bindings(configuration)),
        "modules": _list(
            f"(name = {_text(name)}, {_kind(name)} = embed {_text(name)})" for name in names
        ),
        "durableObjectNamespaces": _list(
            f"(className = {_text(name)}, uniqueKey = {_text(name)}, enableSql = true)"
            for name in classes
        ),
        "durableObjectStorage": "(inMemory = void)",
    }
    worker = ", ".join(f"{name} = {value}" for name, value in parts.items())
    module = f"(name = {_text(ASKER.name)}, esModule = embed {_text(ASKER.name)})"
    asker = (
        f"compatibilityDate = {parts['compatibilityDate']}, modules = [{module}], "
        'bindings = [(name = "WORKER", service = "worker")]'
    )
    services = ", ".join(
        (
            f'(name = "worker", worker = ({worker}))',
            f'(name = "asker", worker = ({asker}))',
            f'(name = "{NOWHERE}", network = (allow = []))',
        )
    )
    socket = f'(name = "http", address = "127.0.0.1:{port}", http = (), service = "asker")'
    config = f"(services = [{services}], sockets = [{socket}])"
    using = 'using Workerd = import "/workerd/workerd.capnp";'
    return f"{using}\nconst config :Workerd.Config = {config};\n"


def _bindings(configuration: dict[str, Any]) -> Iterator[str]:
    """Everything; rate limits, of which workerd has none, and all that is nowhere, are there by
    name alone.
    """
    for name, value in configuration["vars"].items():
        yield f"(name = {_text(name)}, text = {_text(value)})"
    for name in configuration["secrets"]["required"]:
        yield f"(name = {_text(name)}, fromEnvironment = {_text(name)})"
    named = [each["binding"] for each in configuration.get("services", [])] + [
        each["name"] for each in configuration.get("ratelimits", [])
    ]
    for name in named:
        yield f"(name = {_text(name)}, service = {_text(NOWHERE)})"
    for each in configuration.get("d1_databases", []):
        fetcher = f'(name = "fetcher", service = {_text(NOWHERE)})'
        inner = f'(moduleName = "cloudflare-internal:d1-api", innerBindings = [{fetcher}])'
        yield f"(name = {_text(each['binding'])}, wrapped = {inner})"
    for each in configuration.get("analytics_engine_datasets", []):
        yield f"(name = {_text(each['binding'])}, analyticsEngine = {_text(NOWHERE)})"
    for each in configuration.get("durable_objects", {}).get("bindings", []):
        yield (
            f"(name = {_text(each['name'])}, durableObjectNamespace = {_text(each['class_name'])})"
        )


def modules(upload: Path) -> list[str]:
    """The names of what would be uploaded, the entry first."""
    names = {
        str(path.relative_to(upload)) for path in upload.rglob("*") if path.is_file()
    } - NOT_UPLOADED
    return sorted(names, key=lambda name: (name != "entry.py", name))


def _kind(name: str) -> str:
    return (
        "pythonModule"
        if name.endswith(".py") and not name.startswith("python_modules/")
        else "data"
    )


def _list(parts: Iterator[str] | map[str]) -> str:
    return f"[{', '.join(parts)}]"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
