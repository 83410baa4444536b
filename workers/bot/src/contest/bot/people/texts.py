"""What the bot says about a person's account."""

from __future__ import annotations

from contest.bot.texts.rendering import Catalogue

TEXTS: Catalogue = {
    "session-ended": {
        "en": (
            "Someone else may have used your session in the app, so it was ended. "
            "Open the app again to sign in anew. "
            "If that was not you, end your other sessions there as well."
        ),
        "ru": (
            "Возможно, вашим сеансом в приложении воспользовался кто-то ещё, поэтому он завершён. "
            "Откройте приложение заново. "
            "Если это были не вы, завершите там и остальные сеансы."
        ),
    },
}
