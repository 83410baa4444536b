"""What content answers to about messages for webhooks: what has come of them, and sending them
again.
"""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.deliveries import repository
from contest.content.deliveries.records import Delivery
from contest.content.deliveries.sending import send_one
from contest.content.deps import Deps
from contest.content.webhooks import repository as webhooks
from contest.content.webhooks.problems import DeliveryNotFound, WebhookNotFound, WebhookOff
from contest.content.webhooks.records import Webhook
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import rfc3339_or_none, to_rfc3339
from contest.kit.paging import page_of
from contest.kit.service import Operation


async def list_webhook_deliveries(call: Call, deps: Deps) -> Reply:
    """A page of messages, with what has come of each. Raises what `_webhook` raises."""
    webhook = await _webhook(call, deps)
    page = page_of(call)
    is_failed_only = call.query.get("state") == "failed"
    found = await repository.list_of(
        deps.db, webhook.webhook_id, is_failed_only=is_failed_only, page=page
    )
    return page.reply(found, item=_described, place=lambda each: (0, each.message_id))


async def test_webhook(call: Call, deps: Deps) -> Reply:
    """The message that a webhook is tried with, which is sent after the answer.

    Raises what `_webhook` raises, or `WebhookOff`.
    """
    webhook = await _webhook(call, deps)
    contest_id = call.path["contest_id"]
    delivery = await repository.insert_test(deps, contest_id, webhook.webhook_id)
    if delivery is None:
        raise WebhookOff
    deps.defer(send_one(deps, delivery.key))
    audit(call, deps, "webhook-tested", contest_id, webhook_id=webhook.webhook_id)
    return Reply.of(_described(delivery), 202)


async def replay_webhook_delivery(call: Call, deps: Deps) -> Reply:
    """A message that is sent again, after the answer.

    Raises what `_webhook_on` raises, or `DeliveryNotFound`.
    """
    webhook = await _webhook_on(call, deps)
    key = (webhook.webhook_id, call.path["message_id"])
    delivery = await repository.replay(deps.db, *key, now=int(deps.now()))
    if delivery is None:
        raise DeliveryNotFound
    deps.defer(send_one(deps, delivery.key))
    _audit_replay(call, deps, webhook)
    return Reply.of(_described(delivery), 202)


async def replay_webhook_deliveries(call: Call, deps: Deps) -> Reply:
    """So many messages that were given up are sent again, by the next sweeps.

    Raises what `_webhook_on` raises.
    """
    webhook = await _webhook_on(call, deps)
    since = int(call.json(models.WebhookReplay).since.timestamp())
    count = await repository.replay_failed(
        deps.db, webhook.webhook_id, since=since, now=int(deps.now())
    )
    _audit_replay(call, deps, webhook)
    return Reply.of({"replayed": count, "has_more": count == repository.REPLAY_MAX}, 202)


async def _webhook(call: Call, deps: Deps) -> Webhook:
    """The webhook of the path, for who edits its contest.

    Raises what `organised` raises, or `WebhookNotFound`.
    """
    contest_id = (await organised(call, deps, role="editor")).contest.contest_id
    webhook = await webhooks.find(deps.db, contest_id, call.path["webhook_id"])
    if webhook is None:
        raise WebhookNotFound
    return webhook


async def _webhook_on(call: Call, deps: Deps) -> Webhook:
    """The same, if it is on. Raises `WebhookOff` as well."""
    webhook = await _webhook(call, deps)
    if not webhook.is_on:
        raise WebhookOff
    return webhook


def _audit_replay(call: Call, deps: Deps, webhook: Webhook) -> None:
    contest_id = call.path["contest_id"]
    audit(call, deps, "webhook-replayed", contest_id, webhook_id=webhook.webhook_id)


def _described(delivery: Delivery) -> Mapping[str, object]:
    return {
        "id": delivery.message_id,
        "type": delivery.type,
        "payload": delivery.payload,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "next_attempt_at": rfc3339_or_none(delivery.next_attempt_at),
        "attempted_at": rfc3339_or_none(delivery.attempted_at),
        "status": delivery.status,
        "detail": delivery.detail,
        "created_at": to_rfc3339(delivery.created_at),
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "testWebhook": test_webhook,
    "listWebhookDeliveries": list_webhook_deliveries,
    "replayWebhookDelivery": replay_webhook_delivery,
    "replayWebhookDeliveries": replay_webhook_deliveries,
}
