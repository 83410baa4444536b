"""What the bot says, by locale."""

from __future__ import annotations

GREETING = {
    "en": "Hello, {name}! Here you join contests, do tasks, invite friends and earn points. Everything is in the app:",
    "ru": "Здравствуйте, {name}! Здесь участвуют в конкурсах, выполняют задания, приглашают друзей и копят баллы. Всё — в приложении:",
}
OPEN_APP = {"en": "Open the app", "ru": "Открыть приложение"}
