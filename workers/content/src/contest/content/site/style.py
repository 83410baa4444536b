"""How the public pages look. The style stands in the page, which is there at once; the policy
names it by its hash.
"""

from __future__ import annotations

import base64
import functools
import hashlib

CSS = """
:root{color-scheme:light dark;--paper:#f2f4f8;--card:#fff;--ink:#131a24;--dim:#566072;
--link:#1b5fc9;--button:#1b62d1;--line:#dde2ea;--good:#12703a;--bad:#a32020}
@media(prefers-color-scheme:dark){:root{--paper:#0e131a;--card:#18202b;--ink:#e9eef5;
--dim:#a3afbf;--link:#82b6ff;--button:#2a6fdb;--line:#2b3644;--good:#6fd39a;--bad:#ff9a94}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header,main,footer{max-width:44rem;margin:0 auto;padding:1rem}
header,footer{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between}
footer{color:var(--dim);padding-bottom:2rem}
main{padding-block:0}
a{color:var(--link)}
header a,footer a{text-decoration:none;padding:.25rem 0}
a:hover{text-decoration:underline}
a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;
padding:1.25rem;margin:0 0 1rem;display:block}
.card>:last-child{margin-bottom:0}
h1{font-size:1.75rem;line-height:1.2;margin:.25rem 0 .75rem}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:1.1rem;line-height:1.3;margin:0 0 .25rem}
p{margin:0 0 .75rem}
.text{white-space:pre-line}
.dim{color:var(--dim)}
.state{display:inline-block;font-weight:600;font-size:.9rem;margin:0;color:var(--dim)}
.open,.confirmed{color:var(--good)}
.cancelled{color:var(--bad)}
.picture{display:block;width:100%;aspect-ratio:16/9;object-fit:cover;border-radius:.75rem;
margin:0 0 1rem;background:var(--line)}
.button{display:inline-block;background:var(--button);color:#fff;font-weight:600;
text-decoration:none;border-radius:.75rem;padding:.75rem 1.25rem;margin:.25rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0 0 .75rem}
dt{color:var(--dim)}
dd{margin:0}
ul{margin:0 0 .75rem;padding-inline-start:1.25rem}
li{margin:0 0 .25rem}
ul.plain{list-style:none;padding:0}
summary{cursor:pointer;padding:.25rem 0}
code{font-family:ui-monospace,Consolas,monospace;font-size:.85em}
pre{background:var(--paper);border-radius:.5rem;padding:.75rem;margin:0 0 .75rem;
white-space:pre-wrap}
@media(max-width:30rem){.button{display:block;text-align:center}
dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .5rem}}
"""


@functools.cache
def policy(*, has_picture: bool) -> str:
    """What a page may load: nothing, and of pictures those of any host where the contest names
    one.
    """
    digest = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
    pictures = "data: https:" if has_picture else "data:"
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src {pictures}; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
