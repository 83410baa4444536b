"""The commands that make what the workers run from."""

from __future__ import annotations

import argparse

from tools.console import Commands, say
from tools.fleet import ENVIRONMENTS
from tools.paths import ROOT


def add_commands(commands: Commands) -> None:
    """Enter `prepare`, `miniapp`, `render`, `pylock` and `glyphs`."""
    prepare = commands.add_parser(
        "prepare",
        help="assemble the Pyodide bundle, install the workers' packages, "
        "render the local configuration",
    )
    prepare.set_defaults(run=_prepare)
    miniapp = commands.add_parser("miniapp", help="build the Mini App into miniapp/dist")
    miniapp.set_defaults(run=_miniapp)
    render = commands.add_parser("render", help="write each worker's wrangler.toml")
    render.add_argument(
        "environment",
        choices=ENVIRONMENTS,
        help="settings and D1_ID_<SERVICE> are read from the environment",
    )
    render.set_defaults(run=_render)
    pylock = commands.add_parser("pylock", help="write each worker's pylock.toml from uv.lock")
    pylock.set_defaults(run=_pylock)
    glyphs = commands.add_parser("glyphs", help="draw the letters of the public pictures")
    glyphs.set_defaults(run=_glyphs)


def _prepare(given: argparse.Namespace) -> None:
    from tools.build.prepare import prepare

    prepare()


def _miniapp(given: argparse.Namespace) -> None:
    from tools.build.page import ensure_miniapp

    ensure_miniapp()


def _render(given: argparse.Namespace) -> None:
    from tools.build.render import render

    for path in render(given.environment):
        say(str(path.relative_to(ROOT)))


def _pylock(given: argparse.Namespace) -> None:
    from tools.build.pylock import write

    for path in write():
        say(f"wrote {path.relative_to(ROOT)}")


def _glyphs(given: argparse.Namespace) -> None:
    from tools.build.glyphs import TARGET, write

    write()
    say(f"wrote {TARGET.relative_to(ROOT)}")
