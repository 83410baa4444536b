"""What content answers to about webhooks: where systems of the organisers hear of a contest."""

from __future__ import annotations

from collections.abc import Mapping

from contest.content.contests.access import organised
from contest.content.contests.operations import audit
from contest.content.deliveries.signing import new_secret
from contest.content.deps import Deps
from contest.content.webhooks import repository
from contest.content.webhooks.addresses import check_url
from contest.content.webhooks.problems import TooManyWebhooks, WebhookNotFound
from contest.content.webhooks.records import Webhook
from contest.contract import content as models
from contest.kit.call import Call, Reply
from contest.kit.clock import rfc3339_or_none, to_rfc3339
from contest.kit.ids import new_id
from contest.kit.service import Operation


async def list_webhooks(call: Call, deps: Deps) -> Reply:
    """All of a contest. Raises what `organised` raises."""
    contest_id = (await organised(call, deps, role="editor")).contest.contest_id
    found = await repository.list_webhooks(deps.db, contest_id)
    return Reply.of({"items": [_described(each) for each in found]})


async def create_webhook(call: Call, deps: Deps) -> Reply:
    """A webhook with its secret, which is not shown again.

    Raises what `organised` and `check_url` raise, or `TooManyWebhooks`.
    """
    contest_id = (await organised(call, deps, role="editor")).contest.contest_id
    given = call.json(models.NewWebhook)
    check_url(given.url, loopback=deps.settings.webhook_loopback)
    webhook = Webhook(
        webhook_id=new_id(deps.random_bytes),
        url=given.url,
        events=tuple(dict.fromkeys(given.events)),
        is_on=True,
        off_reason=None,
        old_secret_until=None,
        failing_since=None,
        created_at=int(deps.now()),
    )
    secret = new_secret(deps.random_bytes)
    if not await repository.insert(deps.db, contest_id, webhook, secret=secret):
        raise TooManyWebhooks(f"There are {repository.WEBHOOKS_MAX}.")
    audit(call, deps, "webhook-created", contest_id, webhook_id=webhook.webhook_id)
    return Reply.of({**_described(webhook), "secret": secret}, 201)


async def update_webhook(call: Call, deps: Deps) -> Reply:
    """The webhook as it is from now on.

    Raises what `organised` and `check_url` raise, or `WebhookNotFound`.
    """
    contest_id = (await organised(call, deps, role="editor")).contest.contest_id
    changes = call.json(models.WebhookUpdate).model_dump()
    if "url" in changes:
        check_url(changes["url"], loopback=deps.settings.webhook_loopback)
    webhook_id = call.path["webhook_id"]
    webhook = await repository.update(deps.db, contest_id, webhook_id, changes)
    if webhook is None:
        raise WebhookNotFound
    audit(call, deps, "webhook-updated", contest_id, webhook_id=webhook_id)
    return Reply.of(_described(webhook))


async def delete_webhook(call: Call, deps: Deps) -> Reply:
    """It is told nothing any more. Raises what `organised` raises, or `WebhookNotFound`."""
    contest_id = (await organised(call, deps, role="editor")).contest.contest_id
    webhook_id = call.path["webhook_id"]
    if not await repository.delete(deps.db, contest_id, webhook_id):
        raise WebhookNotFound
    audit(call, deps, "webhook-deleted", contest_id, webhook_id=webhook_id)
    return Reply.empty()


async def rotate_webhook_secret(call: Call, deps: Deps) -> Reply:
    """The webhook with another secret, which is not shown again.

    Raises what `organised` raises, or `WebhookNotFound`.
    """
    contest_id = (await organised(call, deps, role="editor")).contest.contest_id
    webhook_id, secret = call.path["webhook_id"], new_secret(deps.random_bytes)
    webhook = await repository.rotate(
        deps.db, contest_id, webhook_id, secret=secret, at=int(deps.now())
    )
    if webhook is None:
        raise WebhookNotFound
    audit(call, deps, "webhook-secret-rotated", contest_id, webhook_id=webhook_id)
    return Reply.of({**_described(webhook), "secret": secret})


def _described(webhook: Webhook) -> Mapping[str, object]:
    return {
        "id": webhook.webhook_id,
        "url": webhook.url,
        "events": list(webhook.events),
        "is_on": webhook.is_on,
        "off_reason": webhook.off_reason,
        "failing_since": rfc3339_or_none(webhook.failing_since),
        "old_secret_until": rfc3339_or_none(webhook.old_secret_until),
        "created_at": to_rfc3339(webhook.created_at),
    }


OPERATIONS: Mapping[str, Operation[Deps]] = {
    "listWebhooks": list_webhooks,
    "createWebhook": create_webhook,
    "updateWebhook": update_webhook,
    "deleteWebhook": delete_webhook,
    "rotateWebhookSecret": rotate_webhook_secret,
}
