"""HTML put together so that nothing is escaped by hand: what is not `Html` is text."""

from __future__ import annotations

import html

_VOID = frozenset({"img", "link", "meta"})


class Html(str):
    """Markup, as `element` makes it."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | None) -> Html:
    """An element; of the attributes those that are not None. `class_` is `class`, and `_` a hyphen
    elsewhere.
    """
    opened = name + "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{opened}>")
    return Html(f"<{opened}>{joined(*children)}</{name}>")


def joined(*children: str) -> Html:
    """One after the other."""
    return Html("".join(each if isinstance(each, Html) else html.escape(each) for each in children))
