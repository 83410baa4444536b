"""Friends whom someone has invited: they count by themselves, see `invitations/`."""

from __future__ import annotations

from contest.content.tasks.kind import Given, Kind


def _settings(given: Given) -> Given:
    return {"friends": given["friends"]}


KIND = Kind(name="invite", settings=_settings, attempts_field="friends", is_single=True)
