"""The answers to tasks that need words: a secret code, and an open question, whose answer may be a
picture.
"""

from __future__ import annotations

from collections.abc import Sequence

from contest.bot.conversations.pictures import as_answer
from contest.bot.deps import Deps
from contest.bot.heard import Heard
from contest.bot.participants.attempts import headed, told, tried
from contest.bot.participants.records import Task, TaskOutcome
from contest.bot.participants.shown import button, over
from contest.bot.people.services import Refusal
from contest.bot.said import Act, Converse, EndConversation, Say, say

STATES = {"secret_code": "code", "question": "question"}
CODE_CHARACTERS_MAX = 64
ANSWER_CHARACTERS_MAX = 2000


def asked(contest_id: str, task: Task) -> Sequence[Act]:
    """The question, whose answer is the next thing that they write."""
    if task.kind == "question":
        words = say("task.question", prompt=str(task.shown["prompt"]))
    else:
        words = say("task.secret_code", left=say("attempts", count=task.attempts_left))
    data = {"contest_id": contest_id, "task_id": task.id}
    return [Converse(state=STATES[task.kind], data=data), Say(text=headed(task, words))]


async def code(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The secret code, if that is it. As long as there are attempts the next one is one more."""
    given = heard.text.strip()
    if not given:
        return [Say(text=say("answer.words"))]
    attempt = {"kind": "secret_code", "code": given[:CODE_CHARACTERS_MAX]}
    outcome = await _answered(heard, attempt)
    if not isinstance(outcome, TaskOutcome):
        return outcome
    if outcome.state == "tried" and outcome.attempts_left:
        return [Say(text=say("task.wrong.again", wrong=told(outcome)))]
    return _done(heard, outcome)


async def question(heard: Heard, deps: Deps) -> Sequence[Act]:
    """The answer to an open question, which organisers judge."""
    message = heard.update.message
    photo = message.photo[-1] if message and message.photo else None
    answer = as_answer(photo.file_id, heard.text) if photo else heard.text.strip()
    if not answer:
        return [Say(text=say("answer.words-or-picture"))]
    if len(answer) > ANSWER_CHARACTERS_MAX:
        return [Say(text=say("answer.too-long", count=ANSWER_CHARACTERS_MAX))]
    outcome = await _answered(heard, {"kind": "question", "answer": answer})
    return _done(heard, outcome) if isinstance(outcome, TaskOutcome) else outcome


async def _answered(heard: Heard, attempt: dict[str, str]) -> TaskOutcome | Sequence[Act]:
    """What became of the attempt, or what there is to say instead."""
    assert heard.conversation
    data = heard.conversation.data
    try:
        return await tried(heard, data["contest_id"], data["task_id"], attempt)
    except Refusal as refusal:
        return over(refusal)


def _done(heard: Heard, outcome: TaskOutcome) -> Sequence[Act]:
    assert heard.conversation
    back = button("tasks", "tasks", heard.conversation.data["contest_id"])
    return [EndConversation(), Say(text=told(outcome), rows=((back,),))]
