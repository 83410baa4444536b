"""What the bot refuses about channels and the posts in them."""

from __future__ import annotations

from contest.kit.problems import Conflict, Forbidden, NotFound


class ChannelNotFound(NotFound):
    type, title = "channel-not-found", "There is no such channel among yours"


class ChannelUnseen(NotFound):
    type, title = "channel-unseen", "The bot does not see the channel"


class ChannelNotLed(Forbidden):
    type, title = "channel-not-led", "It takes an administrator of the channel who may post there"


class ChannelRightsMissing(Conflict):
    type, title = "channel-rights-missing", "The bot may not post in the channel"


class PostNotFound(NotFound):
    type, title = "post-not-found", "There is no such post of yours"


class PostOfAnother(Conflict):
    type, title = "post-of-another", "Another organiser has posted the contest there"
