"""What a person is told when a service refuses what they asked for, by the problem's type.

Where the reason is in the problem itself, `detail` is it.
"""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

PROBLEMS: Catalogue = {
    "problem": {
        "en": "That does not work: {detail}",
        "ru": "Так не получится: {detail}",
    },
    "problem.attempts-used-up": {
        "en": "There are no attempts left.",
        "ru": "Попыток больше нет.",
    },
    "problem.beacon-unavailable": {
        "en": "The random number of the draw is not there yet. Please try again in a minute.",
        "ru": "Случайного числа для розыгрыша ещё нет. Попробуйте через минуту.",
    },
    "problem.captcha-needed": {
        "en": "Please join in the app: this contest asks whether you are human.",
        "ru": "Участвуйте, пожалуйста, через приложение: этот конкурс проверяет, что вы не робот.",
    },
    "problem.codes-missing": {
        "en": "A task has no codes yet.",
        "ru": "У задания ещё нет кодов.",
    },
    "problem.contest-fixed": {
        "en": "This cannot be changed any more.",
        "ru": "Это уже нельзя изменить.",
    },
    "problem.contest-full": {
        "en": "The contest is full: there are as many participants as it takes.",
        "ru": "Мест больше нет: участников столько, сколько конкурс принимает.",
    },
    "problem.contest-not-found": {
        "en": "There is no such contest.",
        "ru": "Такого конкурса нет.",
    },
    "problem.contest-not-open": {
        "en": "This contest is not open now.",
        "ru": "Этот конкурс сейчас не идёт.",
    },
    "problem.contest-owner": {
        "en": "The owner of a contest stays its owner.",
        "ru": "Владелец конкурса остаётся его владельцем.",
    },
    "problem.contest-status": {
        "en": "The contest is not at that point.",
        "ru": "Конкурс сейчас на другом этапе.",
    },
    "problem.daily-limit": {
        "en": "That is more than can be sent in a day.",
        "ru": "Столько за день отправить нельзя.",
    },
    "problem.decisions-changed": {
        "en": "Somebody has decided meanwhile. Please look again.",
        "ru": "Кто-то уже принял решение. Посмотрите, пожалуйста, ещё раз.",
    },
    "problem.draw-findings": {
        "en": "Somebody who was drawn may not win, or nobody can tell yet. Please look at them.",
        "ru": "Кто-то из выбранных не может выиграть, или это пока неизвестно. Проверьте их.",
    },
    "problem.draw-not-found": {
        "en": "There is no draw yet.",
        "ru": "Розыгрыша ещё не было.",
    },
    "problem.draw-stage": {
        "en": "The draw is not at that point.",
        "ru": "Розыгрыш сейчас на другом этапе.",
    },
    "problem.draw-unchecked": {
        "en": "Those who were drawn are still being checked. Please try again in a minute.",
        "ru": "Выбранные участники ещё проверяются. Попробуйте через минуту.",
    },
    "problem.entry-disqualified": {
        "en": "You cannot take part in this contest any more: {detail}",
        "ru": "Вы больше не можете участвовать в этом конкурсе: {detail}",
    },
    "problem.entry-excluded": {
        "en": "You may not enter this contest.",
        "ru": "Вы не можете участвовать в этом конкурсе.",
    },
    "problem.entry-not-found": {
        "en": "You are not in this contest.",
        "ru": "Вы не участвуете в этом конкурсе.",
    },
    "problem.forbidden": {
        "en": "You may not do that.",
        "ru": "Вам это нельзя.",
    },
    "problem.insufficient-points": {
        "en": "You do not have so many points.",
        "ru": "У вас нет столько баллов.",
    },
    "problem.ledger-unavailable": {
        "en": "The points cannot be reached now. Please try again in a few minutes.",
        "ru": "Баллы сейчас недоступны. Попробуйте через несколько минут.",
    },
    "problem.line-not-found": {
        "en": "You are not in the list that was drawn from.",
        "ru": "Вас нет в списке, по которому прошёл розыгрыш.",
    },
    "problem.membership-unknown": {
        "en": "Telegram does not tell whether you are in the channel. Please check again soon.",
        "ru": "Telegram не говорит, подписаны ли вы на канал. Проверьте ещё раз чуть позже.",
    },
    "problem.not-a-winner": {
        "en": "They hold no prize.",
        "ru": "У этого участника нет приза.",
    },
    "problem.not-an-organiser": {
        "en": "You have no such right in this contest.",
        "ru": "У вас нет такого права в этом конкурсе.",
    },
    "problem.not-entered": {
        "en": "Please join the contest first.",
        "ru": "Сначала, пожалуйста, вступите в конкурс.",
    },
    "problem.points-budget": {
        "en": "The contest would give away more points than it may.",
        "ru": "Конкурс раздал бы больше баллов, чем ему можно.",
    },
    "problem.prize-claim-over": {
        "en": "The time to claim this prize is over.",
        "ru": "Время забрать этот приз вышло.",
    },
    "problem.prize-codes-missing": {
        "en": "A prize has fewer codes than winners.",
        "ru": "Кодов для приза меньше, чем победителей.",
    },
    "problem.prize-not-found": {
        "en": "You have no prize in this contest.",
        "ru": "У вас нет приза в этом конкурсе.",
    },
    "problem.purchases-off": {
        "en": "Tickets cannot be bought with points here.",
        "ru": "Здесь билеты за баллы не продаются.",
    },
    "problem.referral-already-claimed": {
        "en": "Somebody else has invited you before.",
        "ru": "Вас уже пригласил кто-то другой.",
    },
    "problem.referral-closed": {
        "en": "Invitations are not counted now.",
        "ru": "Приглашения сейчас не учитываются.",
    },
    "problem.referral-code-ended": {
        "en": "This invitation is good for nothing any more.",
        "ru": "Это приглашение больше не действует.",
    },
    "problem.referral-code-not-found": {
        "en": "There is no such invitation.",
        "ru": "Такого приглашения нет.",
    },
    "problem.referral-here-before": {
        "en": "You have been here for too long to be invited.",
        "ru": "Вы здесь уже давно, приглашение не учитывается.",
    },
    "problem.referral-loop": {
        "en": "Whoever you have invited cannot invite you.",
        "ru": "Тот, кого пригласили вы, не может пригласить вас.",
    },
    "problem.referral-own-code": {
        "en": "You cannot invite yourself.",
        "ru": "Пригласить самого себя нельзя.",
    },
    "problem.review-not-found": {
        "en": "This answer has been judged already, or taken back.",
        "ru": "Этот ответ уже проверен или отозван.",
    },
    "problem.task-locked": {
        "en": "Other tasks have to be done before.",
        "ru": "Сначала нужно выполнить другие задания.",
    },
    "problem.task-not-found": {
        "en": "There is no such task.",
        "ru": "Такого задания нет.",
    },
    "problem.task-not-open": {
        "en": "This task is not open now.",
        "ru": "Это задание сейчас недоступно.",
    },
    "problem.template-not-found": {
        "en": "There is no such template.",
        "ru": "Такого шаблона нет.",
    },
    "problem.too-many-organisers": {
        "en": "The contest has as many organisers as it can have.",
        "ru": "У конкурса уже столько организаторов, сколько может быть.",
    },
    "problem.too-many-requests": {
        "en": "That was too often. Please wait a minute.",
        "ru": "Слишком часто. Подождите, пожалуйста, минуту.",
    },
    "problem.too-many-tasks": {
        "en": "The contest has as many tasks as it can have.",
        "ru": "У конкурса уже столько заданий, сколько может быть.",
    },
    "problem.transfer-limit": {
        "en": "That is more than can be sent at once.",
        "ru": "Столько за раз отправить нельзя.",
    },
    "problem.transfers-off": {
        "en": "People cannot send each other points here.",
        "ru": "Здесь нельзя пересылать баллы друг другу.",
    },
    "problem.user-not-found": {
        "en": "There is no such person here.",
        "ru": "Такого человека здесь нет.",
    },
}
