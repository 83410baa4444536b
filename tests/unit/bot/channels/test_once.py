"""A post is one message, whatever ends in the middle; and many posts take turns."""

from __future__ import annotations

import asyncio

from contest.bot.channels.following import follow_contests
from contest.bot.channels.repository import CONTESTS_MAX
from tests.channels import CHANNEL, Channels
from tests.contests import insert_contest
from tests.system import System
from tools.telegram.state import Chat

MORE = 20


async def test_two_sweeps_at_once_and_isolates_that_end_make_one_message(system: System) -> None:
    channels = Channels(system)
    await channels.adds_bot()
    contest = await channels.contests.opened()
    await channels.posts(contest)
    await asyncio.gather(*(follow_contests(system.deps["bot"]) for _ in range(3)))
    assert len(await system.rows("bot", "select * from deliveries where priority = 2")) == 1
    system.crash()
    assert channels.texts() == []
    await asyncio.gather(*(follow_contests(system.deps["bot"]) for _ in range(3)))
    await channels.minute(2)
    assert len(channels.texts()) == 1
    await channels.contests.step(await channels.contests.see(contest), "/close")
    system.now += 60
    await asyncio.gather(*(follow_contests(system.deps["bot"]) for _ in range(3)))
    system.crash()
    await channels.minute(2)
    assert channels.edits() >= 1
    posts = [each for each in channels.texts() if "The contest is closed." in each]
    assert len(posts) == 1


async def test_all_posts_get_their_turn_however_many_contests_there_are(system: System) -> None:
    how_many = CONTESTS_MAX + MORE
    for number in range(how_many):
        contest_id, chat_id = f"contest-{number:03}", CHANNEL - number
        await insert_contest(system, contest_id)
        counters = "insert into counters (contest_id) values (?)"
        await system.databases["content"].run(counters, contest_id)
        system.emulator.chats[chat_id] = Chat(chat_id, "channel", "News")
        bot = system.databases["bot"]
        channel = "insert into channels values (?, 'channel', 'News', null, '', 0, 0, null)"
        await bot.run(channel, str(chat_id))
        post = """
            insert into posts (post_id, contest_id, chat_id, telegram_id, state)
            values (?1, ?1, ?2, '1', 'ready')
        """
        await bot.run(post, contest_id, str(chat_id))
    channels = Channels(system)
    for _ in range(6):
        system.now += 60
        await system.tick("bot")
    posted = [len(channels.texts(CHANNEL - number)) for number in range(how_many)]
    assert posted == [1] * how_many
