"""Tasks in the chat: how far someone is, each kind, and the answers that need words."""

from __future__ import annotations

from typing import Any

import pytest

from contest.bot.conversations.pictures import picture_in
from contest.bot.said import Press
from contest.bot.updates import buttons
from contest.kit.call import Call
from contest.kit.deps import ServiceAway
from tests.chats import Chats, Person
from tests.contest_points import allow
from tests.entries import Person as AppPerson
from tests.points import Points
from tests.referrals import in_channel
from tests.system import ADMIN_ID, BOT_TOKEN, System
from tests.tasks import Tasks
from tests.unit.bot.participants.world import LABELS, both, settings

LOCALES = ("en", "ru")
TITLE = both("Do it", "Сделайте")
PHOTO = [
    {"file_id": size, "file_unique_id": size, "width": 1, "height": 1} for size in ("small", "big")
]


async def _at(
    chats: Chats, system: System, locale: str, *tasks: tuple[str, dict[str, Any]]
) -> tuple[Person, list[str]]:
    """Someone who looks at the tasks of a contest that they are in, and what they read."""
    draft = await Tasks.of_draft(system, **settings())
    for kind, changes in tasks:
        await draft.add(kind, title=TITLE, **changes)
    contest = await draft.open()
    person = chats.person(locale=locale)
    await person.sends(f"/start contest_{contest['id']}")
    await person.presses(LABELS[locale]["join"])
    return person, await person.presses(LABELS[locale]["tasks"])


def _list(locale: str, line: str, tickets: int = 1) -> str:
    """The list of the one task."""
    words = {
        "en": ("Tasks", f"You have {tickets} ticket{'s' * (tickets != 1)}."),
        "ru": ("Задания", f"У вас {tickets} {'билет' if tickets == 1 else 'билета'}."),
    }
    heading, mine = words[locale]
    return f"{heading}\n\n{line}\n\n{mine}"


OPEN = {"en": "▫️ Do it — 1 ticket", "ru": "▫️ Сделайте — 1 билет"}
DONE = {"en": "✅ Do it — done", "ru": "✅ Сделайте — готово"}
PENDING = {"en": "⏳ Do it — being checked", "ru": "⏳ Сделайте — проверяется"}
TOAST = {
    "en": "! Done: 1 ticket more. You have 2 tickets now.",
    "ru": "! Готово, добавлено: 1 билет. Теперь у вас 2 билета.",
}
HEAD = {"en": "Do it\n🎟 1 ticket\n\n", "ru": "Сделайте\n🎟 1 билет\n\n"}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("kind", "label", "en", "ru"),
    [
        pytest.param(
            "daily",
            "here",
            "Look in here once a day: each day counts.",
            "Отмечайтесь здесь раз в день: считается каждый день.",
            id="every day",
        ),
        pytest.param(
            "visit",
            "seen",
            "Have a look at the page, then come back:",
            "Откройте страницу, а потом вернитесь:",
            id="a page",
        ),
    ],
)
async def test_what_is_done_by_a_button(
    chats: Chats, system: System, locale: str, kind: str, label: str, en: str, ru: str
) -> None:
    person, said = await _at(chats, system, locale, (kind, {}))
    assert said == [_list(locale, OPEN[locale])]
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + {"en": en, "ru": ru}[locale]]
    done = [TOAST[locale], _list(locale, DONE[locale], 2)]
    assert await person.presses(LABELS[locale][label]) == done
    assert TITLE[locale] not in person.buttons()
    assert await system.rows("content", "select tickets from entries") == [{"tickets": 2}]


@pytest.mark.parametrize(
    ("locale", "asks", "not_yet", "unknown"),
    [
        (
            "en",
            "Subscribe, then come back and check:",
            "! You are not in all of the channels yet. Subscribe, and check again.",
            "! Telegram does not tell whether you are in the channel. Please check again soon.",
        ),
        (
            "ru",
            "Подпишитесь, а потом вернитесь и проверьте:",
            "! Вы подписаны ещё не на все каналы. Подпишитесь и проверьте ещё раз.",
            "! Telegram не говорит, подписаны ли вы на канал. Проверьте ещё раз чуть позже.",
        ),
    ],
)
async def test_a_channel_is_checked_again_until_they_are_in_it(
    chats: Chats, system: System, locale: str, asks: str, not_yet: str, unknown: str
) -> None:
    person, _ = await _at(chats, system, locale, ("join_channel", {"channels": ["@Contests"]}))
    label = LABELS[locale]["check"]
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + asks]
    assert person.url("@contests") == "https://t.me/contests"
    assert await person.presses(label) == [unknown]
    in_channel(system, system.emulator.bot.id, "administrator")
    assert await person.presses(label) == [not_yet]
    in_channel(system, 42, "member")
    system.now += 60
    assert await person.presses(label) == [TOAST[locale], _list(locale, DONE[locale], 2)]


CODE = {
    "en": {
        "asks": "Send me the code. You have 3 attempts. /cancel if you do not have it yet.",
        "wrong": "That is not right. You have 2 attempts left. Try again, or /cancel.",
        "again": "That is not right. You have 1 attempt left. Try again, or /cancel.",
        "last": "That is not right, and there are no attempts left.",
        "words": "Please send it as a text, or /cancel.",
        "done": "Done: 1 ticket more. You have 2 tickets now.",
    },
    "ru": {
        "asks": "Пришлите код. У вас 3 попытки. Если кода пока нет: /cancel.",
        "wrong": "Неверно. У вас ещё 2 попытки. Попробуйте ещё раз или /cancel.",
        "again": "Неверно. У вас ещё 1 попытка. Попробуйте ещё раз или /cancel.",
        "last": "Неверно, и попыток больше нет.",
        "words": "Пришлите, пожалуйста, текстом или /cancel.",
        "done": "Готово, добавлено: 1 билет. Теперь у вас 2 билета.",
    },
}


async def test_a_wrong_code_counts_once_also_where_the_answer_about_it_is_lost(
    chats: Chats, system: System
) -> None:
    person, _ = await _at(chats, system, "en", ("secret_code", {"attempts_max": 3}))
    await person.presses(TITLE["en"])
    asks, lost = system.deps["bot"].services, list[str]()

    async def losing(message: str, *, timeout_s: float) -> str:
        reply: str = await asks["content"](message, timeout_s=timeout_s)
        if Call.decode(message).operation == "completeTask" and not lost:
            lost.append(reply)
            raise ServiceAway("its answer is lost")
        return reply

    system.replace("bot", services={**asks, "content": losing})
    assert await person.sends("tulip") == []
    system.now += 10
    await system.tick("bot")
    assert person.heard() == [CODE["en"]["wrong"]]
    assert len(lost) == 1


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_secret_code(chats: Chats, system: System, locale: str) -> None:
    said = CODE[locale]
    person, _ = await _at(
        chats, system, locale, ("secret_code", {"attempts_max": 3, "code": "SESAME"})
    )
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + said["asks"]]
    assert await person.sends("tulip") == [said["wrong"]]
    assert await person.sends(photo=PHOTO) == [said["words"]]
    assert len(await person.sends("/help")) == 1, "a command in between is one"
    assert await person.sends("x" * 70) == [said["again"]]
    assert await person.sends(" sesame ") == [said["done"]]
    assert await person.sends("sesame") == []
    other, _ = await _at(chats, system, locale, ("secret_code", {"attempts_max": 1}))
    await other.presses(TITLE[locale])
    assert await other.sends("tulip") == [said["last"]]
    assert await other.sends("SESAME") == []


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_quiz_is_ticked_and_sent(chats: Chats, system: System, locale: str) -> None:
    options = [both(f"Option {number}", f"Вариант {number}") for number in range(10)]
    quiz = {
        "prompt": both("Which?", "Какие?"),
        "options": options,
        "answers": [1, 9],
        "attempts_max": 5,
    }
    person, _ = await _at(chats, system, locale, ("quiz", quiz))
    send, labels = LABELS[locale]["send"], [each[locale] for each in options]
    asks = {
        "en": "Which?\n\nTick what is right, and send it. You have {left}.",
        "ru": "Какие?\n\nОтметьте верное и отправьте. У вас {left}.",
    }[locale]
    five, four = {"en": ("5 attempts", "4 attempts"), "ru": ("5 попыток", "4 попытки")}[locale]
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + asks.format(left=five)]
    assert person.buttons() == [*labels, LABELS[locale]["back"]], "nothing to send yet"
    for number in (9, 2, 1):
        await person.presses(labels[number])
    assert [each for each in person.buttons() if "✅" in each] == [
        f"✅ {labels[number]}" for number in (1, 2, 9)
    ]
    wrong = {
        "en": "! That is not right. You have 4 attempts left.",
        "ru": "! Неверно. У вас ещё 4 попытки.",
    }
    assert await person.presses(send) == [wrong[locale], _list(locale, OPEN[locale])]
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + asks.format(left=four)]
    for label in (labels[1], labels[2], labels[9], f"✅ {labels[2]}"):
        await person.presses(label)
    assert await person.presses(send) == [TOAST[locale], _list(locale, DONE[locale], 2)]


QUESTION = {
    "en": {
        "asks": "Why <you>?\n\nSend me your answer: a message, or a picture. "
        "The organisers will look at it. /cancel to answer later.",
        "thanks": "Thank you! It is being checked.",
        "empty": "Please send a text or a picture, or /cancel.",
        "long": "That is too long: 2000 characters at most.",
    },
    "ru": {
        "asks": "Why <you>?\n\nПришлите ответ: сообщение или картинку. "
        "Его посмотрят организаторы. Ответить позже: /cancel.",
        "thanks": "Спасибо! Проверяем.",
        "empty": "Пришлите, пожалуйста, текст или картинку или /cancel.",
        "long": "Слишком длинно: не больше 2000 знаков.",
    },
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        pytest.param({"text": "  Because <b> & _so_ "}, (None, "Because <b> & _so_"), id="words"),
        pytest.param({"photo": PHOTO}, ("big", ""), id="a picture"),
        pytest.param({"photo": PHOTO, "caption": "See\nhere"}, ("big", "See\nhere"), id="both"),
    ],
)
async def test_an_open_question_is_answered_by_words_or_a_picture(
    chats: Chats,
    system: System,
    locale: str,
    answer: dict[str, Any],
    kept: tuple[str | None, str],
) -> None:
    said, prompt = QUESTION[locale], both("Why <you>?", "Why <you>?")
    person, _ = await _at(chats, system, locale, ("question", {"prompt": prompt}))
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + said["asks"]]
    assert await person.sends(sticker={"file_id": "x"}) == [said["empty"]]
    assert await person.sends("x" * 2001) == [said["long"]]
    assert await person.sends(**answer) == [said["thanks"]]
    assert await person.presses(LABELS[locale]["tasks"]) == [_list(locale, PENDING[locale])]
    [row] = await system.rows("content", "select answer from completions")
    assert picture_in(row["answer"]) == kept
    assert await person.sends("one more") == []


async def test_organisers_look_at_the_picture(chats: Chats, system: System) -> None:
    person, _ = await _at(chats, system, "en", ("question", {}))
    await person.presses("Do it")
    await person.sends(photo=PHOTO, caption="Me & <it>")
    [entry] = await system.rows("content", "select contest_id from entries")
    key, press = buttons.signing_key(BOT_TOKEN), Press(name="o-rev", args=(entry["contest_id"],))
    admin = chats.person(ADMIN_ID)
    said = await admin.presses_data(buttons.encode(press, key=key, owner=str(ADMIN_ID)))
    assert "1. Ada\n🖼 Me & <it>" in said[-1]
    assert await admin.presses("1 🖼") == ["Ada\nMe & <it>"]
    assert system.sent("sendPhoto")[-1]["photo"] == "big"


@pytest.mark.parametrize(
    ("locale", "asks", "toast"),
    [
        (
            "en",
            "It costs 10 points. They are taken from your balance.",
            "! Thank you! It is being checked.",
        ),
        ("ru", "Это стоит 10 баллов. Они спишутся с вашего счёта.", "! Спасибо! Проверяем."),
    ],
)
async def test_tickets_are_bought(
    chats: Chats, system: System, locale: str, asks: str, toast: str
) -> None:
    await allow(system)
    person, _ = await _at(chats, system, locale, ("points", {"price": 10}))
    user = await AppPerson.signed_in(system)
    await Points(system, "referral").give(user.user_id, 25)
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + asks]
    assert await person.presses(LABELS[locale]["buy"]) == [
        toast,
        _list(locale, PENDING[locale]),
    ]


INVITE = {
    "en": "Invite friends by your link. Each counts once they have come and stayed. "
    "Still to come: 3 friends.",
    "ru": "Пригласите друзей по вашей ссылке. Каждый засчитывается, когда пришёл и остался. "
    "Осталось пригласить: 3 друга.",
}


@pytest.mark.parametrize("locale", LOCALES)
async def test_a_task_to_invite_leads_to_the_link(
    chats: Chats, system: System, locale: str
) -> None:
    person, _ = await _at(chats, system, locale, ("invite", {"friends": 3}))
    assert await person.presses(TITLE[locale]) == [HEAD[locale] + INVITE[locale]]
    label = {"en": "Invite friends", "ru": "Пригласить друзей"}[locale]
    [said] = await person.presses(label)
    assert "https://t.me/contest_test_bot?startapp=" in said


@pytest.mark.parametrize(
    ("locale", "lines", "none"),
    [
        (
            "en",
            [
                "▫️ Do it — 1 ticket, needed to win",
                "🔒 Do it — 5 tickets. Not open yet",
                "▫️ Do it — 2 tickets and 21 points",
                "▫️ Do it — no tickets",
            ],
            "This contest has no tasks: you need not do anything else.",
        ),
        (
            "ru",
            [
                "▫️ Сделайте — 1 билет, обязательно",
                "🔒 Сделайте — 5 билетов. Пока закрыто",
                "▫️ Сделайте — 2 билета и 21 балл",
                "▫️ Сделайте — без билетов",
            ],
            "В этом конкурсе заданий нет: больше ничего делать не нужно.",
        ),
    ],
)
async def test_the_list_says_what_each_is_worth(
    chats: Chats, system: System, locale: str, lines: list[str], none: str
) -> None:
    await allow(system)
    _, said = await _at(
        chats,
        system,
        locale,
        ("daily", {"is_mandatory": True}),
        ("visit", {"tickets": 5, "opens_at": "2027-01-15T20:00:00Z"}),
        ("visit", {"tickets": 2, "reward": {"points": 21, "limit": 5}}),
        ("visit", {"tickets": 0}),
    )
    assert said[0].split("\n\n")[1].splitlines() == lines
    _, said = await _at(chats, system, locale)
    assert said == [none]


@pytest.mark.parametrize(
    ("locale", "says"),
    [("en", "! This task is not open now."), ("ru", "! Это задание сейчас недоступно.")],
)
async def test_a_button_of_a_task_that_is_done_shows_the_list(
    chats: Chats, system: System, locale: str, says: str
) -> None:
    person, _ = await _at(chats, system, locale, ("daily", {}))
    row = system.sent()[-1]["reply_markup"]["inline_keyboard"][0]
    await person.presses(TITLE[locale])
    await person.presses(LABELS[locale]["here"])
    said = await person.presses_data(row[0]["callback_data"], message_id=3)
    assert said[0] == says


async def test_an_answer_that_comes_too_late_is_told_so_and_ends_the_question(
    chats: Chats, system: System
) -> None:
    person, _ = await _at(chats, system, "en", ("secret_code", {}))
    await person.presses("Do it")
    await system.databases["content"].run("update contests set status = 'closed'")
    assert await person.sends("SESAME") == ["This contest is not open now."]
    assert await person.sends("SESAME") == []
