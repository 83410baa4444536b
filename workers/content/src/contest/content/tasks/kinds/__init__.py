"""The kinds of tasks that there are."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.tasks.kind import Kind
from contest.content.tasks.kinds import (
    daily,
    invite,
    join_channel,
    points,
    question,
    quiz,
    secret_code,
    visit,
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        join_channel.KIND,
        secret_code.KIND,
        quiz.KIND,
        daily.KIND,
        visit.KIND,
        question.KIND,
        points.KIND,
        invite.KIND,
    )
}
