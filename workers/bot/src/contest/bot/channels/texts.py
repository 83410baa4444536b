"""What people read about their channels, and what channels hear of draws."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "draw.frozen": {
        "en": (
            "The list of entries in the contest “{title}” is final: {entries} entries with "
            "{tickets} tickets. The winners follow from it and from the random number of round "
            "{round} of the drand beacon, at {round_at}, which nobody knows yet. "
            "The hash of the list, with which anyone can verify the draw:\n{header_hash}"
        ),
        "ru": (
            "Список заявок в конкурсе «{title}» закрыт: заявок {entries}, билетов {tickets}. "
            "Победители следуют из него и из случайного числа раунда {round} маяка drand, "
            "в {round_at}, которого ещё никто не знает. "
            "Хеш списка, по которому любой может проверить розыгрыш:\n{header_hash}"
        ),
    },
    "draw.confirmed": {
        "en": (
            "The winners of the contest “{title}” are confirmed. Prizes that were won: {prizes}. "
            "Each winner is told by the bot, and anyone can verify the draw."
        ),
        "ru": (
            "Победители конкурса «{title}» подтверждены. Разыграно призов: {prizes}. "
            "Каждому победителю напишет бот; проверить розыгрыш может любой."
        ),
    },
    "channels": {
        "en": "Your channels and groups:\n\n{lines}",
        "ru": "Ваши каналы и группы:\n\n{lines}",
    },
    "channels.none": {
        "en": (
            "No channel or group is connected yet. Add me to yours as an administrator, "
            "and I will post your contests there."
        ),
        "ru": (
            "Пока не подключено ни канала, ни группы. Добавьте меня администратором, "
            "и я буду публиковать там ваши конкурсы."
        ),
    },
    "channels.fine": {"en": "✅ {title}", "ru": "✅ {title}"},
    "channels.missing": {
        "en": "⚠️ {title}: I lack the right to:\n{rights}",
        "ru": "⚠️ {title}: мне не хватает прав:\n{rights}",
    },
    "channels.lost": {
        "en": "❌ {title}: I cannot write there any more",
        "ru": "❌ {title}: писать туда я больше не могу",
    },
    "channels.add": {"en": "Add to a channel", "ru": "Добавить в канал"},
    "channels.add-group": {"en": "Add to a group", "ru": "Добавить в группу"},
    "channels.by-name": {"en": "I am in it already", "ru": "Я уже там"},
    "channel.which": {
        "en": "Which one? Send its @name, or forward me a message from it.",
        "ru": "Какой? Пришлите его @имя или перешлите мне сообщение оттуда.",
    },
    "channel.no-name": {
        "en": "That is not a name like @channel, nor a message from there. Try again, or /cancel.",
        "ru": "Это не имя вида @channel и не сообщение из канала. Попробуйте ещё раз или /cancel.",
    },
    "channel.unseen": {
        "en": "I cannot see that chat. Add me to it as an administrator first.",
        "ru": "Я не вижу этого чата. Сначала добавьте меня туда администратором.",
    },
    "channel.not-led": {
        "en": "“{title}” can be connected by its administrators who may post there.",
        "ru": "«{title}» могут подключить администраторы с правом публиковать.",
    },
    "channel.not-yours": {
        "en": "You have not connected this channel.",
        "ru": "Вы не подключали этот канал.",
    },
    "channel.connected": {
        "en": "“{title}” is connected. /post puts a contest there.",
        "ru": "Подключено: «{title}». Опубликовать там конкурс: /post",
    },
    "channel.missing": {
        "en": "“{title}” is connected, but I lack the right to:\n{rights}\nPlease give it to me.",
        "ru": "Подключено: «{title}», но мне не хватает прав:\n{rights}\nДайте их мне, пожалуйста.",
    },
    "channel.lost": {
        "en": (
            "I was taken out of “{title}”: I cannot post there any more, nor see who is in it. "
            "Nobody loses their place in a contest. Add me again, and the posts go on."
        ),
        "ru": (
            "Меня убрали из «{title}»: я больше не могу публиковать там и не вижу, кто там есть. "
            "Никто из участников своего места не теряет. Верните меня, и посты снова обновятся."
        ),
    },
    "channel.lost-to-posts": {
        "en": (
            "Telegram does not let me post in a chat of yours any more ({chat}). "
            "Nobody loses their place in a contest. See /channels for what is missing."
        ),
        "ru": (
            "Telegram больше не даёт мне публиковать в вашем чате ({chat}). "
            "Никто из участников своего места не теряет. Чего не хватает, видно в /channels."
        ),
    },
    "channel.drop": {"en": "Disconnect", "ru": "Отключить"},
    "channel.dropped": {"en": "“{title}” is disconnected.", "ru": "Отключено: «{title}»."},
    "right.administrator": {
        "en": "• be an administrator",
        "ru": "• быть администратором",
    },
    "right.post": {"en": "• post messages", "ru": "• публиковать сообщения"},
    "right.write": {"en": "• send messages", "ru": "• писать сообщения"},
    "command.channels": {"en": "My channels and groups", "ru": "Мои каналы и группы"},
    "command.post": {"en": "Post a contest in a channel", "ru": "Опубликовать конкурс в канале"},
}
