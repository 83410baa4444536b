"""What the bot says: every text of every room in both languages, as Telegram's HTML."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel import Locale as Judge
from hypothesis import given, settings
from hypothesis import strategies as st

from contest.bot.rooms import COMMANDS, GROUP_COMMANDS, ROOMS, TEXTS
from contest.bot.said import Text, say
from contest.bot.texts.markup import cut, escape, length, name, split
from contest.bot.texts.plurals import CATEGORIES, category
from contest.bot.texts.rendering import Catalogue, Template, Texts
from contest.kit.locales import Locale
from tests.sizes import sizes
from tools.paths import ROOT
from tools.telegram.markup import formatted

LOCALES: tuple[Locale, ...] = ("en", "ru")


def _forms(template: Template) -> dict[str, str]:
    return {"": template} if isinstance(template, str) else dict(template)


def _placeholders(template: Template) -> set[str]:
    return {
        place
        for form in _forms(template).values()
        for _, place, *_ in Formatter().parse(form)
        if place is not None
    }


def test_every_text_is_there_in_both_languages_with_the_same_placeholders() -> None:
    assert TEXTS
    for key, by_locale in TEXTS.items():
        assert set(by_locale) == set(LOCALES), key
        assert _placeholders(by_locale["en"]) == _placeholders(by_locale["ru"]), key


def test_every_plural_has_the_categories_of_its_language() -> None:
    for key, by_locale in TEXTS.items():
        for locale in LOCALES:
            if not isinstance(by_locale[locale], str):
                assert set(by_locale[locale]) == set(CATEGORIES[locale]), (key, locale)


def test_every_text_is_html_that_telegram_takes() -> None:
    for key, by_locale in TEXTS.items():
        for locale in LOCALES:
            for form in _forms(by_locale[locale]).values():
                filled = re.sub(r"\{\w+\}", "1", form)
                assert formatted(filled, "HTML")[0], (key, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_form_of_a_number_is_that_of_cldr(locale: Locale) -> None:
    judge = Judge(locale).plural_form
    assert [category(locale, n) for n in range(1200)] == [judge(n) for n in range(1200)]


PLURAL: Catalogue = {
    "tickets": {
        "en": {"one": "{count} ticket", "other": "{count} tickets"},
        "ru": {"one": "{count} билет", "few": "{count} билета", "many": "{count} билетов"},
    },
    "card": {"en": "<b>{title}</b>\n{lines}\n{mine}", "ru": "<b>{title}</b>\n{lines}\n{mine}"},
    "line": {"en": "• {text}", "ru": "• {text}"},
}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(say("tickets", count=1), "1 билет", id="one"),
        pytest.param(say("tickets", count=3), "3 билета", id="few"),
        pytest.param(say("tickets", count=11), "11 билетов", id="many"),
        pytest.param(
            say(
                "card",
                title="<b>&amp; {0}",
                lines=[say("line", text="a<b"), say("line", text="{title}")],
                mine=say("tickets", count=21),
            ),
            "<b>&lt;b&gt;&amp;amp; {0}</b>\n• a&lt;b\n• {title}\n21 билет",
            id="values are escaped once and are no templates",
        ),
    ],
)
def test_a_text_with_its_values(text: Text, html: str) -> None:
    assert Texts(PLURAL, "ru").html(text) == html


# What is too long for one message

WORDS = st.text(st.sampled_from("ab <>&\n😀é"), max_size=40)


@st.composite
def html(draw: st.DrawFn) -> str:
    """Markup as the bot makes it: tags that close, and text that is escaped."""
    parts = draw(st.lists(st.one_of(WORDS.map(escape), html_element()), max_size=5))
    return "".join(parts)


@st.composite
def html_element(draw: st.DrawFn) -> str:
    tag, opening = draw(st.sampled_from([("b", "<b>"), ("i", "<i>"), ("a", '<a href="tg://x">')]))
    inner = draw(st.one_of(WORDS.map(escape), st.deferred(html)))
    return f"{opening}{inner}</{tag}>"


def _seen(source: str) -> str:
    """The text without markup, and without the white space that a cut may take."""
    return "".join(formatted(f"x{source}x", "HTML")[0][1:-1].split())


@sizes(100, 2_000)
def test_a_long_text_is_cut_into_parts_that_are_html_and_fit_and_lose_nothing(cases: int) -> None:
    @settings(max_examples=cases, deadline=None)
    @given(html(), st.integers(5, 30))
    def search(source: str, characters_max: int) -> None:
        parts = split(source, characters_max=characters_max)
        for part in parts:
            text, _ = formatted(f"x{part}x", "HTML")
            assert 0 < len(text) - 2 <= characters_max
        assert "".join(map(_seen, parts)) == _seen(source)
        short = cut(source, characters_max=characters_max)
        assert length(short) <= characters_max
        assert _seen(source).startswith(_seen(short).rstrip("…"))

    search()


def test_a_cut_is_made_between_paragraphs_before_lines_before_words() -> None:
    text = "one two\nthree four\n\nfive six seven"
    assert split(text, characters_max=22) == ["one two\nthree four", "five six seven"]
    assert split("one two\nthree four five", characters_max=14) == ["one two", "three four", "five"]
    assert split("x" * 25, characters_max=10) == ["x" * 10, "x" * 10, "x" * 5]


def test_characters_are_counted_as_telegram_counts_them() -> None:
    assert length("<b>😀</b>&lt;") == 2
    assert len(split("😀" * 4096, characters_max=4096)) == 1
    assert len(split("😀" * 4097, characters_max=4096)) == 2


def test_a_name_without_anything_to_see_is_told_so() -> None:
    assert name("\u200b\u2067", without="nobody") == "nobody"


def test_what_a_person_is_told_of_a_refusal_is_about_a_problem_that_there_is() -> None:
    """A problem that was renamed would be told in English, in the words of the document."""
    documented = (ROOT / "docs" / "problems.md").read_text()
    told = [key.removeprefix("problem.") for key in TEXTS if key.startswith("problem.")]
    assert [each for each in told if f"## {each}\n" not in documented] == []


def test_every_command_of_a_list_is_one_and_says_what_it_does() -> None:
    for room in ROOMS:
        for names, commands in (
            (room.menu, COMMANDS),
            (room.admin_menu, COMMANDS),
            (room.group_menu, GROUP_COMMANDS),
        ):
            assert [name for name in names if name not in commands] == []
            assert [name for name in names if f"command.{name}" not in TEXTS] == []
