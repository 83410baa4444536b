"""The bridge brings each update of a real bot to our webhook once and in order,
or says why it cannot.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import stat
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.tls import TRUSTS_NOBODY
from tests.tools.telegram.serving import serving
from tools.console import Failure
from tools.paths import ROOT
from tools.telegram.bridge import Bridge
from tools.telegram.emulator import create_app
from tools.telegram.state import Emulator, Fault, Webhook

pytestmark = [pytest.mark.enable_socket, pytest.mark.waits]
TOKEN, SECRET = "123456:emulated-token-of-some-length", "s3cret_-"
WAIT_S_MAX = 10


class Scene:
    """An emulated Telegram, our webhook (answers as told,
    then 200) and a bridge that notes its waits instead of waiting.
    """

    def __init__(self, folder: Path) -> None:
        self.dead_letters = folder / "dead-letters.jsonl"
        self.emulator = Emulator(TOKEN, "contest_bot")
        self.answers: list[Response] = []
        self.seen: list[str] = []
        self.secrets: set[str | None] = set()
        self.waits_s: list[float] = []
        self.telegram = self.webhook = ""

    def write(self, *texts: str) -> None:
        for text in texts:
            self.emulator.inject({"message": {"chat": {"id": 7, "type": "private"}, "text": text}})

    async def receive(self, request: Request) -> Response:
        self.secrets.add(request.headers.get("x-telegram-bot-api-secret-token"))
        self.seen.append((await request.json())["message"]["text"])
        return self.answers.pop(0) if self.answers else Response()

    async def note_wait(self, wait_s: float) -> None:
        self.waits_s.append(wait_s)
        await asyncio.sleep(0.001)

    @asynccontextmanager
    async def bridging(self, **changed: Any) -> AsyncIterator[asyncio.Task[None]]:
        async with httpx.AsyncClient(
            timeout=WAIT_S_MAX, trust_env=False, verify=TRUSTS_NOBODY
        ) as http:
            usual: dict[str, Any] = {
                "api_base": self.telegram,
                "token": TOKEN,
                "webhook_url": self.webhook,
                "secret": SECRET,
                "dead_letters": self.dead_letters,
                "sleep": self.note_wait,
            }
            task = asyncio.create_task(Bridge(http, **usual | changed).run())
            try:
                yield task
            finally:
                task.cancel()
                await asyncio.wait([task], timeout=WAIT_S_MAX)

    async def failure(self, **changed: Any) -> Failure:
        async with self.bridging(**changed) as task:
            with pytest.raises(Failure) as raised:
                await asyncio.wait_for(task, WAIT_S_MAX)
        return raised.value

    async def confirmed(self) -> None:
        await eventually(lambda: not self.emulator.queues)


async def eventually(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(WAIT_S_MAX):
        while True:
            if condition():
                return
            await asyncio.sleep(0.005)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    scene = Scene(tmp_path)
    receiver = Starlette(routes=[Route("/hook", scene.receive, methods=["POST"])])
    async with serving(create_app(scene.emulator), receiver) as (scene.telegram, url):
        scene.webhook = f"{url}/hook"
        yield scene
        scene.emulator.close()


async def test_each_update_arrives_once_and_in_order(scene: Scene) -> None:
    scene.write("1", "2")
    async with scene.bridging():
        await scene.confirmed()
        scene.write("3")
        await scene.confirmed()
        scene.write("4", "5")
        await scene.confirmed()
    assert (scene.seen, scene.secrets, scene.waits_s) == (["1", "2", "3", "4", "5"], {SECRET}, [])
    polled = [logged.parameters for logged in scene.emulator.requests]
    assert polled[0]["timeout"] == 25
    assert polled[0]["allowed_updates"] == [
        "message",
        "edited_message",
        "channel_post",
        "callback_query",
        "inline_query",
        "chosen_inline_result",
        "my_chat_member",
        "chat_member",
    ]


async def test_ids_may_start_anywhere_after_a_quiet_week(scene: Scene) -> None:
    scene.emulator.update_id_next = 1_000
    scene.write("last week")
    async with scene.bridging():
        await scene.confirmed()
        scene.emulator.update_id_next = 5
        scene.write("this week")
        await scene.confirmed()
    assert scene.seen == ["last week", "this week"]


@pytest.mark.parametrize(
    ("answers", "arrivals", "waits_s"),
    [
        pytest.param([(500, {})], "112", [1], id="error"),
        pytest.param(
            [(401, {}), (302, {"location": "/"}), (503, {})],
            "11112",
            [1, 2, 4],
            id="anything but 2xx",
        ),
        pytest.param(
            [(404, {}), (429, {}), (403, {})], "11112", [1, 2, 4], id="what may pass by itself"
        ),
        pytest.param(
            [(500, {})] * 8, "1111111112", [1, 2, 4, 8, 16, 32, 60, 60], id="longer and longer"
        ),
        pytest.param(
            [(503, {"retry-after": "7"}), (500, {})], "1112", [7, 2], id="as long as it asks"
        ),
        pytest.param([(204, {}), (500, {})], "122", [1], id="second update"),
        pytest.param([(500, {}), (200, {}), (500, {})], "1122", [1, 1], id="each update anew"),
    ],
)
async def test_what_the_webhook_does_not_take_is_tried_again(
    scene: Scene, answers: list[tuple[int, dict[str, str]]], arrivals: str, waits_s: list[float]
) -> None:
    scene.answers = [Response(status_code=code, headers=headers) for code, headers in answers]
    scene.write("1", "2")
    async with scene.bridging():
        await scene.confirmed()
    assert ("".join(scene.seen), scene.waits_s) == (arrivals, waits_s)


@pytest.mark.parametrize("status", [400, 413, 415, 422])
async def test_what_the_webhook_refuses_for_good_becomes_a_dead_letter_and_holds_up_nothing(
    scene: Scene, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """One update that the gateway does not take was offered 1,445 times in a day,
    and everything behind it waited.
    """
    scene.answers = [Response(status_code=status)]
    scene.write("poison", "2")
    async with scene.bridging():
        await scene.confirmed()
    assert (scene.seen, scene.waits_s) == (["poison", "2"], [])
    [kept] = map(json.loads, scene.dead_letters.read_text().splitlines())
    assert (kept["status"], kept["update"]["message"]["text"]) == (status, "poison")
    assert stat.S_IMODE(scene.dead_letters.stat().st_mode) == 0o600
    said = capsys.readouterr().out
    update_id = kept["update"]["update_id"]
    why = f"the webhook answers {status}, and would again"
    assert said == f"update {update_id} went to {scene.dead_letters}: {why}\n"


async def test_an_update_that_cannot_become_a_dead_letter_waits(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is confirmed to Telegram only once it is kept: a full disk loses nothing."""
    scene.answers = [Response(status_code=400)] * 20_000  # more than it tries within the test
    scene.dead_letters = Path("/dev/full")
    scene.write("poison")
    async with scene.bridging():
        await eventually(lambda: len(scene.waits_s) >= 2)
    assert scene.emulator.pending()
    assert (
        "/dev/full cannot be written (No space left on device), trying again"
        in capsys.readouterr().out
    )


async def test_a_line_is_said_when_the_state_changes(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.answers = [Response(status_code=code) for code in (500, 500, 503, 200, 200, 500)]
    scene.write("1", "2", "3")
    async with scene.bridging():
        await scene.confirmed()
    said = [
        "answers 500, trying again",
        "answers 503, trying again",
        "answers again",
        "answers 500, trying again",
        "answers again",
    ]
    assert capsys.readouterr().out.splitlines() == [f"the webhook {state}" for state in said]


async def test_an_update_not_taken_is_there_for_the_next_bridge(scene: Scene) -> None:
    scene.answers = [Response(status_code=500)]
    scene.write("1")
    async with scene.bridging(sleep=lambda _: asyncio.sleep(WAIT_S_MAX)):
        await eventually(lambda: scene.seen == ["1"])
    async with scene.bridging():
        await scene.confirmed()
    assert scene.seen == ["1", "1"]


@pytest.mark.parametrize(
    ("fault", "waits_s", "said"),
    [
        pytest.param(
            {"error_code": 429, "retry_after_s": 5},
            [5, 5],
            "Telegram asks to wait, trying again",
            id="too many requests",
        ),
        pytest.param(
            {"error_code": 502},
            [1, 2],
            "Telegram cannot be reached (getUpdates: 502 Internal Server Error), trying again",
            id="server error",
        ),
    ],
)
async def test_telegram_is_asked_again(
    scene: Scene,
    fault: dict[str, Any],
    waits_s: list[float],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scene.emulator.faults.append(Fault("getUpdates", 2, **fault))
    scene.write("1")
    async with scene.bridging():
        await scene.confirmed()
    assert (scene.seen, scene.waits_s) == (["1"], waits_s)
    assert capsys.readouterr().out.splitlines() == [said, "Telegram answers again"]


@pytest.mark.parametrize("party", ["webhook_url", "api_base"])
async def test_an_unreachable_party_is_told_once_and_without_the_token(
    scene: Scene, party: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.write("1")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        async with scene.bridging(**{party: f"http://127.0.0.1:{free.getsockname()[1]}"}):
            await eventually(lambda: len(scene.waits_s) >= 3)
    told = {
        "webhook_url": "the webhook cannot be reached (ConnectError), trying again\n",
        "api_base": "Telegram cannot be reached (getUpdates: ConnectError), trying again\n",
    }
    assert capsys.readouterr() == (told[party], "")
    assert scene.waits_s[:3] == [1, 2, 4]
    assert scene.emulator.pending()


async def test_an_answer_that_is_not_telegrams(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    async with scene.bridging(api_base=scene.webhook):
        await eventually(lambda: bool(scene.waits_s))
    assert capsys.readouterr().out.splitlines() == [
        "Telegram cannot be reached (getUpdates: JSONDecodeError), trying again"
    ]


async def test_a_wrong_token_ends_it(scene: Scene) -> None:
    assert str(await scene.failure(token="123456:wrong")) == "the bot token is not valid"


async def test_a_webhook_elsewhere_ends_it_and_stays(scene: Scene) -> None:
    scene.emulator.webhook = elsewhere = Webhook("http://127.0.0.1:9/", None, 1)
    scene.write("1")
    failure = await scene.failure()
    assert (
        str(failure) == "the bot's updates go elsewhere: a webhook is set, or another program polls"
    )
    assert "deleteWebhook" in (failure.hint or "")
    assert (scene.emulator.webhook, scene.seen, len(scene.emulator.pending())) == (elsewhere, [], 1)


@asynccontextmanager
async def process(*arguments: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_WEBHOOK_SECRET": SECRET, **environment}
    command = (sys.executable, "-m", "tools.telegram.bridge", *arguments)
    pipe = asyncio.subprocess.PIPE
    started = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=os.environ | settings, stdout=pipe, stderr=pipe
    )
    try:
        yield started
    finally:
        with suppress(ProcessLookupError):
            started.kill()
        await asyncio.wait_for(started.wait(), WAIT_S_MAX)


@pytest.mark.programs
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_process_bridges_and_stops_cleanly(scene: Scene, number: signal.Signals) -> None:
    scene.write("1")
    async with process(
        "--webhook-url",
        scene.webhook,
        "--dead-letters",
        str(scene.dead_letters),
        TELEGRAM_API_BASE=scene.telegram,
    ) as bridge:
        await scene.confirmed()
        bridge.send_signal(number)
        out, errors = await asyncio.wait_for(bridge.communicate(), WAIT_S_MAX)
    assert (bridge.returncode, out.decode(), errors) == (
        0,
        f"Telegram's updates go to {scene.webhook}\n",
        b"",
    )
    assert scene.seen == ["1"]


DEAD_LETTERS = ["--dead-letters", "/dev/null"]
HERE = ["--webhook-url", "http://127.0.0.1:9/", *DEAD_LETTERS]


@pytest.mark.programs
@pytest.mark.parametrize(
    ("arguments", "environment", "code", "said"),
    [
        pytest.param(["--help"], {}, 0, "TELEGRAM_API_BASE", id="help"),
        pytest.param([], {}, 2, "--webhook-url", id="no webhook"),
        pytest.param(
            ["--webhook-url", "http://127.0.0.1:9/"], {}, 2, "--dead-letters", id="no file"
        ),
        pytest.param(
            ["--webhook-url", "localhost", *DEAD_LETTERS],
            {},
            1,
            "missing or malformed: --webhook-url",
            id="no URL",
        ),
        pytest.param(
            HERE,
            {"TELEGRAM_BOT_TOKEN": "1:wr/ong"},
            1,
            "missing or malformed: TELEGRAM_BOT_TOKEN",
            id="no token",
        ),
        pytest.param(
            HERE,
            {"TELEGRAM_WEBHOOK_SECRET": ""},
            1,
            "missing or malformed: TELEGRAM_WEBHOOK_SECRET",
            id="no secret",
        ),
        pytest.param(
            HERE,
            {"TELEGRAM_BOT_TOKEN": "1:wrong-though-of-its-form"},
            1,
            "the bot token is not valid",
            id="wrong token",
        ),
    ],
)
async def test_the_process_says_what_is_wrong(
    scene: Scene, arguments: list[str], environment: dict[str, str], code: int, said: str
) -> None:
    async with process(
        *arguments, **{"TELEGRAM_API_BASE": scene.telegram, **environment}
    ) as bridge:
        out, errors = await asyncio.wait_for(bridge.communicate(), WAIT_S_MAX)
    text = (out + errors).decode()
    assert bridge.returncode == code
    assert said in text
    assert not [word for word in ("Traceback", TOKEN, SECRET, "1:wr") if word in text]
