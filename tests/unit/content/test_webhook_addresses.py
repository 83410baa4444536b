"""Where a webhook may lead: to public names over https, and to nothing of ours."""

from __future__ import annotations

import pytest

from tests.contests import Organiser
from tests.system import System
from tests.webhooks import ALL, Hooks

LONG = f"https://{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 57}.com/"


@pytest.mark.parametrize(
    ("urls", "said"),
    [
        pytest.param(
            [
                "https://example.com",
                "HTTPS://Hooks.Example.COM/a?b=c&d=%20",
                "https://hooks.example.com:443/x",
                "https://xn--e1afmkfd.xn--p1ai/",
                "https://127.0.0.1.example.com/",
                "https://4.example.com",
                LONG,
            ],
            "",
            id="public names over https",
        ),
        pytest.param(
            [
                "http://example.com",
                "ftp://example.com",
                "example.com",
                "//example.com",
                "https:/a.b",
            ],
            "",
            id="no https",
        ),
        pytest.param(
            ["https://a:b@example.com", "https://a@example.com", "https://@example.com"],
            "a name or a password",
            id="credentials",
        ),
        pytest.param(
            ["https://example.com:8443/", "https://example.com:80", "https://example.com:0"],
            "a port other than 443",
            id="another port",
        ),
        pytest.param(
            ["https://example.com:99999", "https://example.com:x", "https://[::1", "https://[x]/"],
            "is not an address",
            id="no address at all",
        ),
        pytest.param(
            [
                "https://127.0.0.1/",
                "https://10.0.0.1",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://192.168.1.1",
                "https://8.8.8.8/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://0177.0.0.01/",
                "https://1.2.3.0x4/",
                "https://127.0.0.1./",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[64:ff9b::7f00:1]/",
            ],
            "no public name",
            id="an IP address in any spelling",
        ),
        pytest.param(
            [
                "https://localhost/",
                "https://intranet/",
                "https://example.com./",
                "https://.example.com/",
                "https://a..com/",
                "https://-a.com/",
                "https://a_b.com/",
                "https://example.1com/",
                "https:///path",
                "https://",
                "https://example.com:/",
                "https://%6c%6f%63alhost.com/",
                LONG.replace(".com", "dd.com"),
            ],
            "no public name",
            id="what is no name",
        ),
        pytest.param(
            [
                f"https://hooks.{each}/"
                for each in (
                    *("local", "internal", "localhost", "LOCALHOST", "test", "invalid", "example"),
                    *(
                        "onion",
                        "alt",
                        "home.arpa",
                        "in-addr.arpa",
                        "lan",
                        "corp",
                        "home",
                        "private",
                    ),
                )
            ]
            + ["https://metadata.google.internal/computeMetadata/v1/"],
            "is reserved",
            id="a reserved name",
        ),
        pytest.param(
            [
                "https://пример.рф/",
                "https://\uff45xample.com/",
                "https://①.com",
                "https://exa mple.com",
                "https://example.com/\n",
                "https://example.com\\@127.0.0.1/",
                "https://example.com\t.local/",
                " https://example.com",
                "https://example.com/\x00",
            ],
            "a character",
            id="a character that needs another spelling",
        ),
        pytest.param(
            ["https://example.com/#a", "https://example.com/#"], "fragment", id="a fragment"
        ),
    ],
)
async def test_addresses(
    system: System, request: pytest.FixtureRequest, urls: list[str], said: str
) -> None:
    hooks = Hooks(system, await Organiser(system).create())
    is_taken = request.node.callspec.id == "public names over https"
    for url in urls:
        reply = await hooks.ask("POST", body={"url": url, "events": ALL})
        if is_taken:
            assert reply.status == 201, url
            assert (await hooks.ask("DELETE", f"/{reply.json()['id']}")).status == 204
        else:
            assert reply.problem == "invalid-request", url
            [error] = reply.json()["errors"]
            assert error["pointer"] == "/body/url"
            assert said in error["message"], (url, error)


async def test_an_address_on_this_machine_is_for_development_alone(system: System) -> None:
    hooks = Hooks(system, await Organiser(system).create())
    here = ["http://127.0.0.1:9000/a", "http://localhost/", "https://localhost:8443/"]
    elsewhere = [
        "http://10.0.0.1:9000/",
        "http://example.com/",
        "http://127.0.0.2/",
        "ftp://localhost",
    ]

    async def taken(*urls: str) -> int:
        found = [await hooks.ask("POST", body={"url": url, "events": ALL}) for url in urls]
        for each in found:
            if each.status == 201:
                await hooks.ask("DELETE", f"/{each.json()['id']}")
        return sum(each.status == 201 for each in found)

    assert await taken(*here, *elsewhere) == 0
    system.configure("content", WEBHOOK_LOOPBACK="on")
    assert (await taken(*here), await taken(*elsewhere)) == (len(here), 0)
    system.configure("content", ENVIRONMENT="serve")
    assert await taken(*here) == 0
    assert "WEBHOOK_LOOPBACK is on" in " ".join(system.deps["content"].unfit)
