"""Make what an environment needs before its first deployment; what is there already is left as it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tools.console import Failure, say, step
from tools.deploy.api import Api
from tools.deploy.build import AT_ONCE
from tools.deploy.guard import guard_account, unfit
from tools.deploy.smoke import gateway_url
from tools.deploy.target import Target, database_name, queues
from tools.deploy.telegram import set_webhook
from tools.deploy.wrangler import must, outside
from tools.fleet import SETTINGS, WORKERS, binding

WEBHOOK_NEEDS = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET")


def create(target: Target) -> None:
    """Databases, queues and the webhook; then what is to be set. Raises `Failure`."""
    guard_account(target)
    if missing := [name for name in WEBHOOK_NEEDS if not target.values.get(name)]:
        raise Failure(f"not set: {', '.join(missing)}", hint="set them in the environment of this command: the webhook needs them")
    for fault in unfit(target, *WEBHOOK_NEEDS):
        raise fault
    api = Api(target)
    with step("creating databases and queues"), ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        made = list(pool.map(lambda command: must(target, *command, cwd=outside()), _commands(api, target)))
    say(f"  {len(made)} made, the others were there")
    url = gateway_url(api, target)
    with step(f"setting Telegram's webhook to {url}"):
        set_webhook(target, url)
    _tell(target, databases(api))


def _commands(api: Api, target: Target) -> list[tuple[str, ...]]:
    """What has to be run for everything to be there."""
    there = set(databases(api)) | {str(queue["queue_name"]) for queue in _all(api, "/queues")}
    wanted_queues = [name for worker in WORKERS for name in queues(worker, target.environment)]
    commands: list[tuple[str, ...]] = [
        ("d1", "create", database_name(worker.name, target.environment)) for worker in WORKERS if worker.database
    ]
    commands += [("queues", "create", name) for name in wanted_queues]
    return [command for command in commands if command[-1] not in there]


def databases(api: Api) -> dict[str, str]:
    """The id of every database of the account by its name."""
    return {str(database["name"]): str(database["uuid"]) for database in _all(api, "/d1/database")}


def _all(api: Api, path: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    page = 1
    while part := api.get(path, page=str(page), per_page="100"):
        found += part
        if len(part) < 100:
            break
        page += 1
    return found


def _tell(target: Target, ids: dict[str, str]) -> None:
    say(f"Set these variables for {target.environment}:")
    for worker in WORKERS:
        if worker.database:
            say(f"D1_ID_{binding(worker.name)}={ids[database_name(worker.name, target.environment)]}")
    secrets = [setting.name for setting in SETTINGS if setting.secret]
    needed = [setting.name for setting in SETTINGS if not setting.secret and setting.default is None]
    say(f"and {', '.join(needed)}; as secrets {', '.join(secrets)} and CLOUDFLARE_API_TOKEN.")
