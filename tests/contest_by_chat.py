"""What is pressed and written, and what the bot answers, when a whole contest is run by chat alone:
from the wizard to the confirmed draw and the prize's code. A `▸` is a button.
"""

from __future__ import annotations

PRESS = "▸ "

MADE = {
    "en": (
        ("/new", "Step 1 of 6"),
        ("A mug for you", "Step 2 of 6"),
        ("Join, win a mug.", "Step 3 of 6"),
        ("1 x Mug", "Step 4 of 6"),
        ("▸ « Back", "Step 3 of 6"),
        ("▸ 🔑 Prizes as codes", "How do winners get a prize?"),
        ("▸ 🔑 Mug: as a code", "each gets a code from the bot"),
        ("▸ « Back", "Step 3 of 6"),
        ("▸ Skip »", "Step 4 of 6"),
        ("▸ In 3 days", "Step 5 of 6"),
        ("▸ Skip »", "Step 6 of 6"),
        ("▸ Done ✅", "A draft"),
        ("▸ 🚀 Publish", "Publish it?"),
        ("▸ 🚀 Yes, publish", "Published and open. Good luck!"),
        ("▸ 🔑 Codes of prizes", "Of which prize are the codes?"),
        ("▸ Mug × 1", "Write the codes of “Mug”"),
        ("TULIP-1", "1 code is saved."),
    ),
    "ru": (
        ("/new", "Шаг 1 из 6"),
        ("A mug for you", "Шаг 2 из 6"),
        ("Join, win a mug.", "Шаг 3 из 6"),
        ("1 x Mug", "Шаг 4 из 6"),
        ("▸ « Назад", "Шаг 3 из 6"),
        ("▸ 🔑 Призы-коды", ""),
        ("▸ 🔑 Mug: кодом", ""),
        ("▸ « Назад", "Шаг 3 из 6"),
        ("▸ Пропустить »", "Шаг 4 из 6"),
        ("▸ Через 3 дня", "Шаг 5 из 6"),
        ("▸ Пропустить »", "Шаг 6 из 6"),
        ("▸ Готово ✅", "Черновик"),
        ("▸ 🚀 Опубликовать", "Опубликовать?"),
        ("▸ 🚀 Да, опубликовать", "Опубликовано, конкурс идёт. Удачи!"),
        ("▸ 🔑 Коды призов", "К какому призу добавить коды?"),
        ("▸ Mug × 1", "Напишите коды для «Mug»"),
        ("TULIP-1", "Сохранён 1 код."),
    ),
}
JOINED = {
    "en": (
        ("/start", "Hello, Ada!"),
        ("/contests", "A mug for you — 3 days left"),
        ("▸ A mug for you", "Join, win a mug."),
        ("▸ Join", "! You are in! 1 ticket"),
    ),
    "ru": (
        ("/start", "Здравствуйте, Ada!"),
        ("/contests", "A mug for you"),
        ("▸ A mug for you", "Join, win a mug."),
        ("▸ Участвовать", "! Вы участвуете!"),
    ),
}
CONFIRMED = {
    "en": (
        ("/admin", "Your contests:"),
        ("▸ 🏆 A mug for you", "Drawn."),
        ("▸ 🏆 Winners", "🎁 Mug: Ada, ✅ may win"),
        ("▸ ✅ Confirm the winners", "Confirm the winners of “A mug for you”?"),
        ("▸ ✅ Yes, confirm", "Confirmed. The winners are told."),
    ),
    "ru": (
        ("/admin", "Ваши конкурсы:"),
        ("▸ 🏆 A mug for you", "A mug for you"),
        ("▸ 🏆 Победители", "🎁 Mug: Ada, ✅ всё в порядке"),
        ("▸ ✅ Подтвердить победителей", "Подтвердить победителей «A mug for you»?"),
        ("▸ ✅ Да, подтвердить", "Подтверждено. Победителям сообщено."),
    ),
}
TOLD = {"en": "You have won in the contest", "ru": "Вы выиграли в конкурсе"}
PRIZE = {"en": "My prize", "ru": "Мой приз"}
