"""`python -m tools serve` as its users run it, beside an emulator of Telegram;
and its processes, to be killed one by one.
"""

from __future__ import annotations

import http.client
import itertools
import json
import os
import secrets
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import httpx

from tests.system import Reply
from tools.beacon.app import PATH as BEACON
from tools.local.settings import GENERATORS
from tools.paths import ROOT
from tools.processes import Child, free_port, tail
from tools.serve.backup import database_file
from tools.telegram.sign import public_key

READY = "all workers answer"
STARTS_WITHIN_S = 200
EFFECT_WITHIN_S = 60  # An event that a crash kept from being sent is due again after 15 s.
SAME_START_S = 3  # ps tells whole seconds
PACE = {"server.CLOCK_S": 3}  # What takes a minute for users takes this long here,
# and the watchdog notices in 24 s what hangs, instead of in 75 s.
HURRY = PACE | {"run.POLL_S": 3, "server.ANSWER_WITHIN_S": 5}
ADDRESSES = itertools.count(1)

Found = TypeVar("Found")


def new_settings() -> dict[str, str]:
    values = {name: generate() for name, generate in GENERATORS.items()}
    return values | {
        "TELEGRAM_BOT_USERNAME": "contest_test_bot",
        "TELEGRAM_ED25519_PUBLIC_KEY": public_key(values["TELEGRAM_BOT_TOKEN"]),
        "MINIAPP_URL": "https://contest.example.org/app/",
        "TRUSTED_PROXY": "X-Real-IP",
    }


def write_settings(path: Path, values: Mapping[str, str]) -> Path:
    path.touch(mode=0o600)
    path.write_text("".join(f"{name}='{value}'\n" for name, value in values.items()))
    return path


class Telegram:
    """The emulator; `settings` names it as the place of the Bot API."""

    def __init__(self, folder: Path, settings: Mapping[str, str]) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        command = [
            sys.executable,
            "-m",
            "tools.telegram",
            "--port",
            str(port),
            "--bot-username",
            settings["TELEGRAM_BOT_USERNAME"],
        ]
        environment = os.environ | {"TELEGRAM_BOT_TOKEN": settings["TELEGRAM_BOT_TOKEN"]}
        self._child = Child(
            "the emulator", command, log=folder / "telegram.log", environment=environment, cwd=ROOT
        )
        wait_for(self._answers, within_s=30)

    def stop(self) -> None:
        self._child.stop()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        response = httpx.request(
            method, f"{self.url}/_emulator/{path}", json=body, timeout=10, trust_env=False
        )
        response.raise_for_status()
        return response.json()

    def sent_to(self, telegram_id: int) -> list[Any]:
        found = self.ask("GET", f"requests?method=sendMessage&chat_id={telegram_id}")["requests"]
        return [request["parameters"] for request in found]

    def _answers(self) -> bool:
        with suppress(httpx.HTTPError):
            return bool(self.ask("GET", "health"))
        return False


class Served:
    """One product on one state. Use it as a context manager: no process outlives it."""

    def __init__(
        self,
        folder: Path,
        settings: Mapping[str, str],
        telegram: Telegram,
        *,
        pace: Mapping[str, float],
    ) -> None:
        changes = "".join(f"{name} = {value}; " for name, value in pace.items())
        self._program = (
            f"import sys; from tools.serve import run, server; {changes}"
            "from tools.__main__ import main; sys.exit(main())"
        )
        self.settings = dict(settings) | {
            "TELEGRAM_API_BASE": telegram.url,
            "BEACON_URLS": f"{telegram.url}{BEACON}",
        }
        self.telegram = telegram
        self.port = free_port()
        self.state = folder / "state"
        self.output = folder / "output"
        self.file = write_settings(folder / "serve.vars", self.settings)
        self._process: subprocess.Popen[bytes] | None = None
        self._seen: dict[
            int, float
        ] = {}  # when each was started: an id may be given to somebody else later

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"PORT": str(self.port), "STATE_DIR": str(self.state)}

    @property
    def webhook(self) -> tuple[str, str]:
        """The options of a start that has Telegram send the bot's updates here."""
        return "--set-webhook", f"http://127.0.0.1:{self.port}/"

    def start(self, *options: str) -> None:
        """Start it, and return when it says that all workers answer."""
        if self._process:
            self._process.wait(timeout=10)
        times = self.said(READY)
        command = [
            sys.executable,
            "-c",
            self._program,
            "serve",
            "--settings",
            str(self.file),
            *options,
        ]
        with self.output.open("ab") as output:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_until_ready(times + 1)

    def wait_until_ready(self, times: int) -> None:
        def ready() -> bool:
            assert self._process is not None
            assert self._process.poll() is None, tail(self.output)
            return self.said(READY) >= times

        wait_for(ready, within_s=STARTS_WITHIN_S)
        self.processes()

    def restarted_by_itself(self) -> Callable[[], None]:
        """To be asked before a fault, and called after it."""
        times = self.said(READY)
        return lambda: self.wait_until_ready(times + 1)

    def said(self, text: str) -> int:
        """How often it has said this."""
        return self.output.read_text().count(text) if self.output.exists() else 0

    def processes(self) -> dict[str, int]:
        """The ids of its processes by what they are, found from the one that was started."""
        assert self._process is not None
        table = subprocess.run(
            ["ps", "-wweo", "pid=,ppid=,etimes=,args="],
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        ).stdout
        lines = (line.split(maxsplit=3) for line in table.splitlines())
        rows = {
            int(pid): (int(parent), time.time() - int(age_s), args)
            for pid, parent, age_s, args in lines
        }
        found, family, size = {"watchdog": self._process.pid}, {self._process.pid}, 0
        while len(family) > size:  # ids start anew at some point: a child's may be the lower one
            size = len(family)
            family |= {pid for pid, (parent, _, _) in rows.items() if parent in family}
        for pid in family & set(rows):
            _, started, args = rows[pid]
            self._seen[pid] = started
            kind = (
                "workerd"
                if "bin/workerd serve" in args
                else "server"
                if "server.mjs" in args and not args.startswith("sh ")
                else None
            )
            found |= {kind: pid} if kind else {}
        return found

    def kill(self, *names: str, number: signal.Signals = signal.SIGKILL) -> None:
        processes = self.processes()
        for name in names:
            os.kill(processes[name], number)

    def kill_and_wait(self, *names: str, then: str | None = None) -> None:
        """Kill, and return when all workers answer again.
        `then` is killed as well, as soon as it has been started again.
        """
        restarted = self.restarted_by_itself()
        before = self.processes()
        self.kill(*names)
        if then:
            wait_for(lambda: self.processes().get(then, before[then]) != before[then], within_s=30)
            self.kill(then)
        if "watchdog" in names:
            wait_for(self.ended, within_s=30)
            self.start()
        else:
            restarted()

    def ended(self) -> bool:
        """Whether every process that ever belonged to it is gone."""
        if self._process:
            self._process.poll()
        return not any(_alive(pid, started) for pid, started in self._seen.items())

    def ask_to_end(self) -> int:
        """As systemd does; returns the exit code."""
        assert self._process is not None
        self.processes()
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(timeout=40)

    def restart(self) -> None:
        """As systemd does when it is asked to."""
        assert self.ask_to_end() == 0
        wait_for(self.ended, within_s=10)
        self.start()

    def stop(self) -> None:
        """Kill whatever is left of it."""
        if self._process:
            self.processes()
            for pid in [pid for pid, started in self._seen.items() if _alive(pid, started)]:
                os.kill(pid, signal.SIGKILL)
            self._process.wait(timeout=10)

    def request(
        self,
        method: str,
        target: str,
        *,
        body: Any = None,
        token: str = "",
        headers: Mapping[str, str] | None = None,
        address: str = "",
    ) -> Reply:
        """As the proxy would pass it on, by default for a client that nobody has seen before."""
        sent = {"X-Real-IP": address or _new_address(), "content-type": "application/json"}
        sent |= ({"authorization": f"Bearer {token}"} if token else {}) | dict(headers or {})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                method, target, body=None if body is None else json.dumps(body), headers=sent
            )
            response = connection.getresponse()
            content = response.read().decode()
        finally:
            connection.close()
        return Reply(
            response.status, {name.lower(): value for name, value in response.getheaders()}, content
        )

    def sign_in(self, telegram_id: int) -> Any:
        body = self.telegram.ask(
            "POST", "init-data", {"user": {"id": telegram_id, "first_name": "Ada"}}
        )
        reply = self.request("POST", "/v1/auth/telegram", body=body)
        assert reply.status == 201, reply.body
        return reply.json()

    def meet(self, telegram_id: int) -> None:
        """Let someone write to the bot what it does not answer:
        from then on Telegram lets it write to them.
        """
        update = self.telegram.ask(
            "POST", f"users/{telegram_id}/messages", {"text": "hello", "first_name": "Ada"}
        )["update"]
        wait_for(
            lambda: self.rows(
                "bot", "select 1 from updates where update_id = ?", update["update_id"]
            ),
            within_s=30,
        )

    def receive(self, telegram_id: int) -> None:
        """Have an update of Telegram's acknowledged: someone wrote /start."""
        person = {"id": telegram_id, "first_name": "Ada"}
        chat = {"id": telegram_id, "type": "private", "first_name": "Ada"}
        message = {
            "message_id": 1,
            "date": int(time.time()),
            "chat": chat,
            "from": {**person, "is_bot": False},
            "text": "/start",
        }
        secret = {"X-Telegram-Bot-Api-Secret-Token": self.settings["TELEGRAM_WEBHOOK_SECRET"]}
        update = {"update_id": secrets.randbelow(2**31), "message": message}
        reply = self.request("POST", "/v1/telegram/webhook", body=update, headers=secret)
        assert reply.status == 200, reply.body

    def rows(self, service: str, sql: str, *values: Any) -> list[Any]:
        with closing(
            sqlite3.connect(
                f"file:{database_file(self.state / 'v3', service)}?mode=ro", uri=True, timeout=10
            )
        ) as connection:
            return connection.execute(sql, values).fetchall()

    @contextmanager
    def database(self, service: str) -> Iterator[sqlite3.Connection]:
        """A transaction in the database of a service, beside the product."""
        file = database_file(self.state / "v3", service)
        with closing(sqlite3.connect(file, timeout=30)) as connection, connection:
            yield connection

    def tools(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command of the tools on the same state."""
        command = [sys.executable, "-m", "tools", *arguments]
        return subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@dataclass(frozen=True)
class Person:
    """Someone who was told 201 to a sign-in, and whose update Telegram was told 200 for."""

    telegram_id: int
    session: Any


def acknowledge(served: Served, telegram_id: int) -> Person:
    """Sign someone in, and take an update from them."""
    served.meet(telegram_id)
    session = served.sign_in(telegram_id)
    served.receive(telegram_id)
    return Person(telegram_id, session)


def acknowledge_and_kill(
    served: Served, telegram_id: int, *victims: str, then: str | None = None
) -> Person:
    """Kill right after something was acknowledged, and return when the product is back."""
    person = acknowledge(served, telegram_id)
    served.kill_and_wait(*victims, then=then)
    return person


def takes_effect(served: Served, person: Person) -> None:
    """The session holds; wait until other services know the person,
    once, and the bot has answered.
    """
    user = person.session["user"]
    assert served.request("GET", "/v1/me", token=person.session["access_token"]).json() == user
    for service, table in (("referral", "people"), ("bot", "recipients")):
        known = partial(
            served.rows, service, f"select 1 from {table} where user_id = ?", user["id"]
        )
        assert len(wait_for(known, within_s=EFFECT_WITHIN_S)) == 1
    wait_for(lambda: served.telegram.sent_to(person.telegram_id), within_s=EFFECT_WITHIN_S)


def wait_for(what: Callable[[], Found], *, within_s: float) -> Found:
    """The first truthy answer of `what`. Fails when there is none in time."""
    deadline = time.monotonic() + within_s
    while not (answer := what()):
        assert time.monotonic() < deadline, f"nothing came within {within_s} s"
        time.sleep(0.1)
    return answer


def _alive(pid: int, started: float) -> bool:
    """Whether it runs, and is the one that was started then;
    one that has ended and waits for its parent does not run.
    """
    command = ["ps", "-o", "etimes=,stat=", "-p", str(pid)]
    found = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=10
    ).stdout.split()
    return (
        bool(found)
        and not found[1].startswith("Z")
        and abs(time.time() - int(found[0]) - started) < SAME_START_S
    )


def _new_address() -> str:
    number = next(ADDRESSES)
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
