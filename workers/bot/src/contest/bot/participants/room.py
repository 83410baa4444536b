"""What participants do in a private chat: join contests, do tasks, invite, see what they have."""

from __future__ import annotations

from contest.bot.participants import (
    account,
    answers,
    balance,
    contests,
    events,
    inline,
    invite,
    joining,
    prizes,
    quiz,
    results,
    sharing,
    standing,
    tasks,
)
from contest.bot.participants.start import start
from contest.bot.participants.texts import TEXTS
from contest.bot.room import Room
from contest.contract.events.auth import UserDeleted
from contest.contract.events.content import (
    AnswerJudged,
    EntryDisqualified,
    PrizeLost,
    PrizeWon,
)

ROOM = Room(
    menu=("start", *account.HELP),
    commands={
        "start": start,
        "contests": contests.contests,
        "results": results.recent,
        "invite": invite.invite,
        "balance": balance.balance,
        "language": account.language,
        "help": account.show_help,
        "stop": account.stop,
    },
    presses={
        "contests": contests.contests,
        "contest": contests.contest,
        "about": contests.about,
        "join": joining.join,
        "leave": joining.leave,
        "leave-yes": joining.leave_for_good,
        "tasks": tasks.tasks,
        "task": tasks.task,
        "check": tasks.check,
        "tick": quiz.ticked,
        "done": quiz.answered,
        "mine": standing.mine,
        "places": standing.places,
        "results": results.results,
        "line": results.line,
        "prize": prizes.prize,
        "claim": prizes.claim,
        "invite": invite.invite,
        "language": account.speak,
        "back": account.come_back,
    },
    states={"code": answers.code, "question": answers.question},
    kinds={"inline_query": inline.share},
    files={"qr": invite.make_qr},
    follow_ups={prizes.ABOUT: prizes.on_code_sent},
    texts=TEXTS,
    events={
        AnswerJudged: events.on_answer_judged,
        EntryDisqualified: events.on_entry_disqualified,
        PrizeWon: events.on_prize_won,
        PrizeLost: events.on_prize_lost,
        UserDeleted: events.on_user_deleted,
    },
    operations=sharing.OPERATIONS,
)
