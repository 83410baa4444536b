"""Runs the conformance suite inside workerd, on D1, WebCrypto and fetch.
Only tests ever start it.
"""

import asyncio
import json
import time
import traceback
from types import SimpleNamespace
from typing import Any

import httpx
import js
import sessions
import staged
import suite
from pyodide.ffi import JsProxy

from contest.gateway.call_service import call_service
from contest.gateway.problems import ServiceTimeout
from contest.kit.call import Call, Reply
from contest.kit.cost import Cost, costing
from contest.kit.database import Statement
from contest.kit.log import Log
from contest.kit.runtime.bindings import AnalyticsEngine, BindingFailed, call
from contest.kit.runtime.crypto import WebCryptoEd25519
from contest.kit.runtime.d1 import D1Database
from contest.kit.runtime.http import FetchTransport, to_response
from contest.kit.runtime.worker import Stateless, defer, raw_env
from tests.conformance import ledger, ledger_costs, ledger_races
from workers import WorkerEntrypoint

UNCOUNTED = AnalyticsEngine(None, service="conformance", environment="local", version="0")


class Default(Stateless, WorkerEntrypoint):
    async def fetch(self, request: Any) -> Any:
        base = js.URL.new(request.url).searchParams.get("server")
        db = D1Database(raw_env().DB)
        results = {}
        for case in suite.DATABASE:
            await db.run("drop table if exists things")
            await db.run(suite.TABLE)
            results[case.__name__] = await outcome(case(db))
        for played in sessions.CASES:
            await empty(db)
            for sql in staged.MIGRATIONS["auth"]:
                await db.run(sql)
            results[played.__name__] = await outcome(
                played(sessions.World(db, WebCryptoEd25519(), staged.KEY))
            )
        plays = {f"the_ledger_by_seed_{seed}": ledger.play(db, seed, steps=25) for seed in range(2)}
        cases = (
            ledger_costs.everything_is_within_its_budget,
            ledger_races.one_hold_posted_twice_and_expired_at_once_has_one_end,
        )
        for name, work in {**plays, **{each.__name__: each(db) for each in cases}}.items():
            await empty(db)
            for sql in staged.MIGRATIONS["token"]:
                await db.run(sql)
            results[name] = await outcome(work)
        for signing in suite.ED25519:
            results[signing.__name__] = await outcome(signing(WebCryptoEd25519()))
        async with httpx.AsyncClient(transport=FetchTransport()) as http:
            for exchange in suite.TRANSPORT:
                results[exchange.__name__] = await outcome(exchange(http, base))
            results["an_answer_without_end_is_given_up"] = await outcome(without_end(http, base))
        for answer in ANSWERS:
            results[answer.__name__] = await outcome(answer())
        results["one_instance_serves_every_request"] = await outcome(one_instance(self))
        results["a_request_is_handed_over_as_it_is"] = await outcome(as_it_is(request))
        await empty(db)
        results["each_piece_of_work_has_a_cost_of_its_own"] = await outcome(cost_of_its_own(db))
        results["deferred_work_goes_on_and_its_failure_is_logged"] = await outcome(deferred())
        return to_response(Reply.of(results))


async def empty(db: D1Database) -> None:
    """Drop every table that is ours, those that refer to others first."""
    tables = """
        select name from sqlite_master
        where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'
        order by rowid desc
    """
    while rows := await db.all(tables):
        for row in rows:
            await db.run(f"drop table {row['name']}")


class Binding:
    """The other side of a service binding, as far as a call sees it:
    a method that returns a promise.
    """

    def __init__(self, promise: Any) -> None:
        self._promise = promise

    def call(self, message: str) -> Any:
        return self._promise


async def an_answer_in_time_is_given() -> None:
    assert await call(Binding(js.Promise.resolve("yes")), "?", timeout_s=1) == "yes"


async def no_answer_in_time_is_a_timeout() -> None:
    try:
        await call(Binding(js.scheduler.wait(200)), "?", timeout_s=0.05)
    except TimeoutError:
        await js.scheduler.wait(300)  # the late answer does no harm
        return
    raise AssertionError("it waited")


async def a_failure_is_no_answer() -> None:
    try:
        await call(Binding(js.Promise.reject(js.Error.new("no"))), "?", timeout_s=1)
    except BindingFailed:
        return
    raise AssertionError("it answered")


async def each_call_has_its_own_limit() -> None:
    async def outlasts(limit_s: float) -> bool:
        try:
            return await call(Binding(js.scheduler.wait(150)), "?", timeout_s=limit_s) == "None"
        except TimeoutError:
            return False

    assert await asyncio.gather(*map(outlasts, (0.05, 1, 0.1, 2))) == [False, True, False, True]
    await no_answer_in_time_is_a_timeout()


async def what_a_busy_runtime_hands_over_late_is_no_answer() -> None:
    """The thread is busy beyond the limit, and then finds the answer before the timer."""

    class Backend:
        async def call(self, service: str, message: str, *, timeout_s: float) -> str:
            answer = js.scheduler.wait(20).then(lambda _: Reply.of({}).encode())
            asyncio.get_running_loop().call_soon(busy)
            return await call(Binding(answer), message, timeout_s=timeout_s)

    def busy() -> None:
        until = time.monotonic() + 0.3
        while time.monotonic() < until:
            pass

    deps: Any = SimpleNamespace(backend=Backend(), ticks=time.monotonic)
    asked = Call(operation="getHealth", request_id="request", traceparent="00")
    try:
        reply = await call_service("auth", asked, deps, timeout_s=0.1)  # type: ignore[arg-type]
    except ServiceTimeout:
        return
    raise AssertionError(f"it answered {reply.status}")


async def without_end(http: httpx.AsyncClient, base: str) -> None:
    try:
        await http.get(f"{base}/endless", timeout=20)
    except httpx.ReadError:
        return
    raise AssertionError("it was read")


ANSWERS = (
    *(an_answer_in_time_is_given, no_answer_in_time_is_a_timeout, a_failure_is_no_answer),
    *(each_call_has_its_own_limit, what_a_busy_runtime_hands_over_late_is_no_answer),
)


async def one_instance(entry: Any) -> None:
    assert type(entry)(None, None) is entry


async def as_it_is(request: Any) -> None:
    """Not so when the runtime comes to import the SDK's conversions before the entry:
    see ADR 20.
    """
    assert isinstance(request, JsProxy), type(request)


async def deferred() -> None:
    lines: list[str] = []
    done = asyncio.Event()

    async def fails() -> None:
        await js.scheduler.wait(10)
        done.set()
        raise LookupError("nobody hears of it")

    log = Log("conformance", "local", "0", lines.append)
    defer(log, UNCOUNTED, fails())
    await asyncio.wait_for(done.wait(), 5)
    await js.scheduler.wait(10)
    work, failure = map(json.loads, lines)
    assert (work["event"], work["work"], work["rows_read"]) == ("work", "fails", 0)
    assert failure["message"] == "nobody hears of it"


async def cost_of_its_own(db: D1Database) -> None:
    """Three works side by side, one of them put off by another, each with tasks of its own."""
    for table, rows in (("few", 2), ("many", 30)):
        await db.run(f"create table {table} (a integer) strict")
        numbers = (
            f"with recursive n (i) as (select 1 union all select i + 1 from n where i < {rows})"
        )
        await db.run(f"insert into {table} {numbers} select i from n")
    lines: list[str] = []
    log = Log("conformance", "local", "0", lines.append)

    async def put_off() -> None:
        await db.one("select count(*) from few")

    async def work(table: str) -> Cost:
        with costing() as cost:
            defer(log, UNCOUNTED, put_off())
            await asyncio.gather(*(db.all(f"select * from {table}") for _ in range(3)))
            await db.batch([Statement(f"insert into {table} values (?)", (1,))])
        return cost

    few, many = await asyncio.gather(work("few"), work("many"))
    assert (few.database_calls, few.rows_read, few.rows_written) == (4, 6, 1), few
    assert (many.database_calls, many.rows_read, many.rows_written) == (4, 90, 1), many
    await js.scheduler.wait(50)
    assert [json.loads(line)["rows_read"] in (2, 3) for line in lines] == [True, True], lines


async def outcome(work: Any) -> str:
    try:
        await work
    except Exception:  # noqa: BLE001 - the report is the point
        return traceback.format_exc()
    return "ok"
