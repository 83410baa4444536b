"""What the people of the story write, press and read in the chat. A `▸` is a button."""

from __future__ import annotations

CODES = ["TULIP-1", "TULIP-2", "TULIP-3"]
WORD, WORD_TASK, SALE_TASK = "SESAME", "Find the secret word", "Buy one more"
PRICE = 10  # points, and what a task gives
# Of the one who leaves, and of nobody else.
SURNAME = "Quittenbaumgaertner"

AWAY = "This does not work right now."

Script = tuple[tuple[str, str], ...]


def made(title: str) -> Script:
    """A draft with prizes as codes, and a task; its end comes later."""
    return (
        ("/new", "Step 1 of 6"),
        (title, "Step 2 of 6"),
        ("Join, win a mug.", "Step 3 of 6"),
        (f"{len(CODES)} x Mug", "Step 4 of 6"),
        ("▸ « Back", "Step 3 of 6"),
        ("▸ 🔑 Prizes as codes", "How do winners get a prize?"),
        ("▸ 🔑 Mug: as a code", "each gets a code from the bot"),
        ("▸ « Back", "Step 3 of 6"),
        ("▸ Skip »", "Step 4 of 6"),
        ("▸ In a day", "Step 5 of 6"),
        ("▸ Skip »", "Step 6 of 6"),
        ("▸ ➕ Secret word", "Which word should be found?"),
        (WORD, WORD_TASK),
        ("▸ « To the contest", "A draft"),
    )


PUBLISHED: Script = (
    ("▸ 🚀 Publish", "Publish it?"),
    ("▸ 🚀 Yes, publish", "Published and open. Good luck!"),
    ("▸ 🔑 Codes of prizes", "Of which prize are the codes?"),
    (f"▸ Mug × {len(CODES)}", "Write the codes of “Mug”"),
    ("\n".join(CODES), f"{len(CODES)} codes are saved."),
)


def posted(title: str, channel: str) -> Script:
    return (
        ("/post", "Which contest?"),
        (f"▸ {title}", "Where?"),
        (f"▸ {channel}", "Joining: in the app"),
        ("▸ How to join", "at once, by the button"),
        ("▸ Publish", f"The post will stand in “{channel}”"),
    )


def played(title: str) -> Script:
    """Somebody who is in already finds the word."""
    return (
        ("/contests", title),
        (f"▸ {title}", "You are in: 1 ticket"),
        ("▸ Tasks", WORD_TASK),
        (f"▸ {WORD_TASK}", "Send me the code."),
        (WORD.lower(), "Done: 2 tickets more. You have 3 tickets now."),
    )


BOUGHT: Script = (
    ("▸ Tasks", SALE_TASK),
    (f"▸ {SALE_TASK}", f"It costs {PRICE} points."),
    ("▸ Buy", "It is being checked."),
)


def disqualified(title: str, name: str) -> Script:
    """The organiser takes the first prize from who has it."""
    return (
        ("/admin", "Your contests:"),
        (f"▸ 🏆 {title}", "Drawn."),
        ("▸ 🏆 Winners", f"1. 🎁 Mug: {name}"),
        (f"▸ ❌ 1. {name}", "Why does winner 1 lose the prize?"),
        ("▸ Cheating", "Take a prize from who may not win"),
    )


def confirmed(title: str) -> Script:
    return (
        ("▸ ✅ Confirm the winners", f"Confirm the winners of “{title}”?"),
        ("▸ ✅ Yes, confirm", "Confirmed. The winners are told."),
    )


def exported(title: str) -> Script:
    return (
        ("/admin", "Your contests:"),
        (f"▸ 🏆 {title}", "Drawn."),
        ("▸ 📄 Entries as a file", "Entries, a thousand lines at most in a file."),
    )


def won(title: str) -> str:
    return f"You have won in the contest “{title}”"


def not_won(title: str) -> str:
    return f"The winners of “{title}” are known. You have not won this time."


MY_PRIZE = ("▸ My prize", "Your code, for you alone:\nTULIP-")
