"""Make what an environment needs before its first deployment; what is there already is left as it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tools.console import Failure, say, step
from tools.deploy.api import Api
from tools.deploy.build import AT_ONCE
from tools.deploy.guard import guard_account, unfit
from tools.deploy.live import PLACEHOLDER, is_known
from tools.deploy.smoke import gateway_url
from tools.deploy.target import Target, database_name
from tools.deploy.telegram import set_webhook
from tools.deploy.wrangler import must, wrangler
from tools.fleet import SETTINGS, WORKERS, binding
from tools.paths import ROOT

CONFIGURATION = ROOT / "tools" / "deploy" / "placeholder" / "wrangler.toml"
WEBHOOK_NEEDS = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET")


def create(target: Target) -> None:
    """Names, databases and the webhook; then what is to be set. Raises `Failure`."""
    guard_account(target)
    if missing := [name for name in WEBHOOK_NEEDS if not target.values.get(name)]:
        raise Failure(
            f"not set: {', '.join(missing)}",
            hint="set them in the environment of this command: the webhook needs them",
        )
    for fault in unfit(target, *WEBHOOK_NEEDS):
        raise fault
    api = Api(target)
    make_known(api, target)
    _create_databases(api, target)
    url = gateway_url(api, target)
    with step(f"setting Telegram's webhook to {url}"):
        set_webhook(target, url)
    _tell(target, databases(api))


def make_known(api: Api, target: Target) -> None:
    """A placeholder for every worker that is not there: Cloudflare binds no worker to a name that nobody has."""
    with step("making the workers' names known"), ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        made = list(
            pool.map(lambda worker: _make_known(api, target, target.script(worker.name)), WORKERS)
        )
    say(f"  {sum(made)} placeholders uploaded, the other names were known")


def _make_known(api: Api, target: Target, script: str) -> bool:
    if is_known(api, script):
        return False
    must(
        wrangler(target, "deploy", "-c", str(CONFIGURATION), "--name", script, "--tag", PLACEHOLDER)
    )
    return True


def _create_databases(api: Api, target: Target) -> None:
    names = [
        database_name(worker.name, target.environment) for worker in WORKERS if worker.database
    ]
    with step("creating databases"), ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        missing = set(names) - set(databases(api))
        list(pool.map(lambda name: must(wrangler(target, "d1", "create", name)), sorted(missing)))
    say(f"  {len(missing)} made, the others were there")


def databases(api: Api) -> dict[str, str]:
    """The id of every database of the account by its name."""
    found: dict[str, str] = {}
    page = 1
    while part := api.get("/d1/database", page=str(page), per_page="100"):
        found |= {str(database["name"]): str(database["uuid"]) for database in part}
        if len(part) < 100:
            break
        page += 1
    return found


def _tell(target: Target, ids: dict[str, str]) -> None:
    say(f"Set these variables for {target.environment}:")
    for worker in WORKERS:
        if worker.database:
            say(
                f"D1_ID_{binding(worker.name)}={ids[database_name(worker.name, target.environment)]}"
            )
    secrets = [setting.name for setting in SETTINGS if setting.secret]
    needed = [
        setting.name for setting in SETTINGS if not setting.secret and setting.default is None
    ]
    say(f"and {', '.join(needed)}; as secrets {', '.join(secrets)} and CLOUDFLARE_API_TOKEN.")
