"""Channels and groups, where contests live."""

from __future__ import annotations

from contest.bot.channels import (
    connecting,
    events,
    following,
    joining,
    lost,
    operations,
    posting,
    posts,
)
from contest.bot.channels.members import on_chat_member
from contest.bot.channels.texts import TEXTS
from contest.bot.channels.texts_of_posts import TEXTS_OF_POSTS
from contest.bot.room import Room
from contest.contract.events.auth import UserDeleted
from contest.contract.events.content import ContestCancelled, DrawConfirmed, DrawFrozen

ROOM = Room(
    commands={"channels": connecting.channels, "post": posting.post},
    admin_menu=("channels", "post"),
    states={
        "channel.name": connecting.named,
        "channel.words": posting.words,
        "channel.label": posting.label,
        "channel.time": posting.time,
    },
    presses={
        "ch-join": joining.join,
        "ch-name": connecting.ask_name,
        "ch-see": connecting.see,
        "ch-drop": connecting.drop,
        "ch-c": posting.where,
        "ch-new": posting.draft,
        "ch-text": posting.ask_words,
        "ch-label": posting.ask_label,
        "ch-when": posting.ask_time,
        "ch-pic": posting.turn_picture,
        "ch-how": posting.turn_joining,
        "ch-res": posting.choose_results,
        "ch-resto": posting.set_results,
        "ch-view": posting.preview,
        "ch-go": posting.publish,
        "ch-off": posting.stop,
    },
    kinds={
        "chat_member": on_chat_member,
        "my_chat_member": connecting.on_my_chat_member,
        "message": connecting.on_message,
    },
    texts={**TEXTS, **TEXTS_OF_POSTS},
    follow_ups={"post": following.on_post_sent, "chat": following.on_chat},
    events={
        ContestCancelled: events.on_contest_cancelled,
        DrawFrozen: events.on_draw_frozen,
        DrawConfirmed: events.on_draw_confirmed,
        UserDeleted: events.on_user_deleted,
    },
    sweep=(following.follow_contests,),
    checks={"posts-lost": lost.posts_lost},
    operations={**operations.OPERATIONS, **posts.OPERATIONS},
)
