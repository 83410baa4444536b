"""A small, strict emulator of Telegram's Bot API, for development and end-to-end tests without
Telegram.
"""
