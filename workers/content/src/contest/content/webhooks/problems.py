"""What content refuses about webhooks."""

from __future__ import annotations

from contest.kit.problems import Conflict, NotFound


class WebhookNotFound(NotFound):
    type, title = "webhook-not-found", "The contest has no such webhook"


class TooManyWebhooks(Conflict):
    type, title = "too-many-webhooks", "The contest has as many webhooks as it can have"


class WebhookOff(Conflict):
    type, title = "webhook-off", "The webhook is switched off"


class DeliveryNotFound(NotFound):
    type, title = "delivery-not-found", "The webhook has no such delivery"
