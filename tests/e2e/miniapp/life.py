"""A contest's whole life before people's eyes: its organiser and a participant have the app open
beside each other, from the first tap to winners who are told.
"""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Route

from tests.e2e.client import Client
from tests.e2e.miniapp.account import Account, admin
from tests.e2e.miniapp.opened import IVAN, ORGANISER, Opened, Opener
from tests.e2e.organiser import Organiser, let_end
from tools.beacon.chain import time_of

MUG, VOUCHER, CODE = "A mug", "A voucher", "MUG-7F3A"
TASK = "Look in every day"
GUESTS = {5202: "Grace", 5203: "Hedy"}
WITHIN_S = 90
DAY_S = 86_400
SOON_MS = 8_000  # before a screen looks again by itself
CONTESTS = re.compile(r"/v1/contests$")


class Life:
    """`play` goes through all of it; afterwards everybody has what they have."""

    def __init__(self, opener: Opener) -> None:
        self._opener, self._client = opener, opener.client
        self.title = f"A mug for autumn {secrets.token_hex(3)}"

    def play(self) -> None:
        organiser = self._opener.in_telegram(ORGANISER, theme="dark", at="/organise")
        self._make(organiser)
        participant = self._opener.in_telegram(IVAN, theme="dark", start_param=f"contest_{self.id}")
        self._take_part(participant)
        self._close(participant)
        self._look_at_it(organiser)
        self._write_to_them(organiser)
        self._draw(organiser)
        self._pass_on(organiser)
        participant.heading("Розыгрыш прошёл").wait_for(timeout=WITHIN_S * 1000)
        self._confirm(organiser)
        participant.reload()
        participant.heading("Победители подтверждены").wait_for(timeout=SOON_MS)
        participant.app.get_by_text("Обман").first.wait_for()
        assert participant.violations() == []
        self.people = {self._prize_of(each): each for each in self._everybody}

    def proof(self) -> Any:
        return self._client.request("GET", f"/v1/contests/{self.id}/draw").json()

    def _make(self, opened: Opened) -> None:
        """Written, lost on the way, made once, and published."""
        opened.main_button("New contest").click()
        opened.link("From nothing").click()
        opened.main_button("Create the draft").click()  # with nothing in it
        opened.app.get_by_text("Something has to be here").first.wait_for()
        assert opened.violations() == []
        opened.app.get_by_label("Title").fill(self.title)
        opened.app.get_by_label("Description").fill("Join and win.")
        opened.button("Another prize").click()
        for place, (name, kind) in enumerate(
            ((MUG, "To be claimed in time"), (VOUCHER, "A code from the bot"))
        ):
            opened.app.get_by_label("What the winner gets").nth(place).fill(name)
            opened.app.get_by_label("How the winner gets it").nth(place).select_option(kind)
        lose_the_answer(opened, CONTESTS, "Create the draft")
        opened.reload()
        assert opened.app.get_by_label("Title").input_value() == self.title
        opened.main_button("Create the draft").click()
        opened.heading(self.title).wait_for()
        opened.link("Tasks").click()
        opened.link("Look in daily").click()
        opened.main_button("Add").click()
        opened.link(TASK).wait_for()
        opened.back()
        opened.main_button("Publish").click()
        opened.button("Yes, publish").click()
        opened.app.get_by_text(re.compile("^Open, ")).wait_for()
        self._organiser = Organiser(self._client)
        mine = self._client.request(
            "GET", "/v1/contests?mine=true&limit=50", token=self._organiser.token
        )
        [self._contest] = [each for each in mine.json()["items"] if each["title"] == self.title]
        self.id = str(self._contest["id"])

    def _take_part(self, opened: Opened) -> None:
        opened.main_button("Участвовать").click()
        opened.heading("Вы участвуете").wait_for()
        opened.link(TASK).click()
        opened.main_button("Отметиться").click()
        opened.heading("Сегодня отмечено. Приходите завтра").wait_for()
        ivan = Account(self._client, IVAN, "Иван", language_code="ru")
        guests = [Account(self._client, *each) for each in GUESTS.items()]
        for guest in guests:
            guest.send("POST", f"/v1/contests/{self.id}/entries", {})
        self._everybody = [ivan, *guests]

    def _close(self, opened: Opened) -> None:
        """By itself; the days that are left are over in a moment."""
        self._opener.go(opened, f"/result/{self.id}")
        opened.heading("Розыгрыш впереди").wait_for()
        let_end(self._client.stack.layout.state, self.id, now=int(time.time()))
        tick_until(self._client, lambda: self._organised("GET", "/draw").status == 200)
        opened.reload()
        opened.heading("Список закрыт").wait_for()
        opened.link("Проверить розыгрыш").click()
        opened.heading("Пока всё верно").wait_for()
        opened.back()

    def _look_at_it(self, opened: Opened) -> None:
        """All that an organiser has of it, while its round comes."""
        self._opener.go(opened, f"/drawing/{self.id}")
        opened.reload()
        opened.app.get_by_text("The list is final and public").wait_for(timeout=SOON_MS)
        opened.app.get_by_text("3 entries, 4 tickets").wait_for()
        opened.shoot("drawing-frozen-phone-dark-en")
        assert opened.violations() == []
        self._opener.go(opened, f"/statistics/{self.id}")
        opened.app.get_by_role("img", name="Joined, by hour").wait_for()
        opened.app.get_by_text("As a table").click()
        opened.app.get_by_role("table", name="Joined, by hour").wait_for()
        opened.app.get_by_text("3 · 100%").first.wait_for()
        opened.link("Log").click()
        opened.app.get_by_text("Published and open").wait_for()
        opened.app.get_by_text("Draft made").wait_for()
        opened.link("Files").click()
        opened.button("Entries").click()
        assert "Hedy" in opened.app.get_by_role("textbox", name="entries-").input_value()
        assert opened.violations() == []

    def _write_to_them(self, opened: Opened) -> None:
        """It is seen first, then scheduled, held and called off."""
        self._opener.go(opened, f"/broadcasts/new/{self.id}")
        opened.main_button("Send to me").click()
        opened.app.get_by_text("Write the message").wait_for()
        opened.app.get_by_role("textbox", name="Message").fill("The draw is near.")
        opened.app.get_by_role("switch", name="Send later").check()
        tomorrow = time.strftime("%Y-%m-%dT%H:%M", time.localtime(time.time() + DAY_S))
        opened.app.get_by_label("When to begin").fill(tomorrow)
        opened.main_button("Send to me").click()
        opened.app.get_by_text("3 people at most").wait_for()
        assert opened.violations() == []
        opened.main_button("Schedule").dblclick()
        opened.agree("Schedule")
        opened.app.get_by_text("Scheduled", exact=True).wait_for()
        for button, state in (("Pause", "Paused"), ("Go on", "Scheduled")):
            opened.button(button).click()
            opened.app.get_by_text(state, exact=True).wait_for()
        opened.button("Cancel the broadcast").click()
        opened.agree("Cancel it")
        opened.app.get_by_text("Cancelled", exact=True).wait_for()
        made = admin(self._client).send("GET", "/v1/broadcasts")["items"]
        theirs = [each for each in made if each["audience"].get("contest_id") == self.id]
        assert [each["state"] for each in theirs] == ["cancelled"]

    def _draw(self, opened: Opened) -> None:
        self._opener.go(opened, f"/drawing/{self.id}")
        opened.app.get_by_text("The list is final and public").wait_for()
        time.sleep(max(0, time_of(self.proof()["header"]["round"]) - time.time()))
        opened.button("Look now").click()
        opened.app.get_by_text("The winners are drawn").wait_for()

    def _pass_on(self, opened: Opened) -> None:
        """The first who was drawn has cheated."""
        self._wait_for_checks(opened)
        holder = opened.app.get_by_role("button", name=re.compile(f"1. {MUG}")).first
        first = holder.locator(".row-label").inner_text()
        holder.click()
        opened.button("Pass the prize on").click()
        opened.app.get_by_label("Why").select_option("fraud")
        opened.shoot("drawing-pass-on-phone-dark-en")
        assert opened.violations() == []
        opened.button("Pass the prize on").click()
        opened.app.locator(".row-value", has_text="Cheating").wait_for(timeout=SOON_MS)
        opened.shoot("drawing-winners-phone-dark-en")
        assert opened.violations() == []
        assert holder.locator(".row-label").inner_text() != first

    def _confirm(self, opened: Opened) -> None:
        """Nothing is confirmed without the code of the prize that needs one."""
        self._wait_for_checks(opened)
        opened.main_button("Confirm the winners").click()
        opened.button("Yes, confirm").click()
        opened.button("To the codes").click()
        opened.app.get_by_text(VOUCHER).wait_for()
        opened.app.get_by_label("Codes of prizes").fill(CODE)
        opened.main_button("Save the codes").click()
        opened.main_button("Confirm the winners").click()
        opened.app.get_by_text("1 prize was passed on").wait_for()
        opened.button("Yes, confirm").click()
        opened.app.get_by_text("Confirmed: the winners are told").wait_for(timeout=SOON_MS)
        opened.link("The result as everybody sees it").wait_for()
        assert self.proof()["confirmation"]["decisions"] == 1
        self._client.stack.tick("bot")

    def _wait_for_checks(self, opened: Opened) -> None:
        """Of those who hold the prizes now."""

        def are_checked() -> bool:
            winners = self._organised("GET", "/winners").json()["items"]
            return all(each["finding"] == "ok" for each in winners)

        tick_until(self._client, are_checked)
        opened.reload()
        opened.app.get_by_text("May win").nth(1).wait_for()

    def _organised(self, method: str, path: str) -> Any:
        return self._organiser.send(method, self._contest, path)

    def _prize_of(self, person: Account) -> str:
        path = f"/v1/contests/{self.id}/prizes/me"
        reply = self._client.request("GET", path, token=person.token)
        return str(reply.json()["kind"]) if reply.status == 200 else "lost"


def lose_the_answer(opened: Opened, path: re.Pattern[str], name: str) -> None:
    """The server does what is asked, and nobody hears of it."""

    def lose(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch()
            route.abort()
        else:
            route.continue_()

    opened.page.route(path, lose)
    with opened.page.expect_event("requestfailed", lambda asked: asked.method == "POST"):
        opened.main_button(name).click()
    opened.page.unroute(path)


def tick_until(client: Client, is_so: Callable[[], bool]) -> None:
    def ticked() -> bool:
        client.stack.tick("bot")
        return is_so()

    client.wait_for(ticked, within_s=WITHIN_S)
