"""The look of the smaller pages: light and dark, legible on a phone, printable on A4.

Every pair of text and ground has a contrast of at least 4.5 to 1 (WCAG AA).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.render.markup import Markup, el, join
from zicheck.utf8 import encoded

if TYPE_CHECKING:
    from zicheck.bahasa import Lang

STYLE = Markup("""
:root{color-scheme:light dark;--ink:#1b2430;--soft:#4a5666;--paper:#fff;--rise:#f3f5f8;--line:#c9d1db;
--link:#0b4f9e;--good:#0f5c34;--good-bg:#dff3e6;--fair:#6b4a00;--fair-bg:#fdf0cf;--low:#96231b;--low-bg:#fbe3e0}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf1;--soft:#b3bdca;--paper:#14181e;--rise:#1e252e;
--line:#3c4754;--link:#8fc1ff;--good:#8fe0ae;--good-bg:#12351f;--fair:#f3d27a;--fair-bg:#3a2d08;
--low:#ffb3aa;--low-bg:#46150f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2,summary{font-size:1.2rem;line-height:1.3;font-weight:650}
h2{margin:2rem 0 .6rem}h3{font-size:1.02rem;margin:1.2rem 0 .4rem}
p{margin:.4rem 0}.facts,.dim{color:var(--soft)}.facts p{margin:.1rem 0}
header{border-bottom:2px solid var(--line);padding-bottom:.8rem}
dl.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.7rem;margin:1.2rem 0}
dl.figures div{background:var(--rise);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem}
dl.figures dt{color:var(--soft);font-size:.9rem}dl.figures dd{margin:0}
dl.figures dd.value{font-size:1.35rem;font-weight:650;font-variant-numeric:tabular-nums}
dl.figures dd.note{font-size:.9rem;color:var(--soft)}
.wide{overflow-x:auto}.wide:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
table{border-collapse:collapse;width:100%;margin:.4rem 0;font-size:.93rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line)}
th{background:var(--rise);border-bottom:2px solid var(--line)}
th.right,td.right{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}td.right{white-space:nowrap}
td:not(.right){min-width:4.2rem}td.flexible{min-width:11rem}
.wbbm,.wbk,.below{border-radius:.25rem;padding:0 .25rem}
.wbbm{color:var(--good);background:var(--good-bg)}.wbk{color:var(--fair);background:var(--fair-bg)}
.below{color:var(--low);background:var(--low-bg)}
ins{color:var(--good);background:var(--good-bg);text-decoration:underline;text-underline-offset:.15em}
del{color:var(--low);background:var(--low-bg);text-decoration:line-through}
ul.items{list-style:none;padding:0;margin:.4rem 0}
ul.items>li{border-left:3px solid var(--line);padding:.1rem 0 .1rem .8rem;margin:.7rem 0}
ul.items p{margin:.15rem 0}
@media screen and (max-width:40rem){.beside{display:none}}
details{margin:1.4rem 0 0;border-top:1px solid var(--line);padding-top:.8rem}
summary{cursor:pointer;margin-bottom:.4rem}
@page{size:A4;margin:14mm}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--rise:#f3f5f8;--line:#999;
--good:#0f5c34;--good-bg:#fff;--fair:#6b4a00;--fair-bg:#fff;--low:#96231b;--low-bg:#fff}
body{max-width:none;padding:0;font-size:9.5pt}table{font-size:8.5pt}.wide{overflow:visible}
h2,h3,summary{break-after:avoid}tr,ul.items>li,dl.figures div{break-inside:avoid}thead{display:table-header-group}
details::details-content{content-visibility:visible;block-size:auto}td:not(.right){min-width:0}td.flexible{min-width:8rem}
th,td{padding:.2rem .25rem}dl.figures{grid-template-columns:repeat(5,1fr);gap:.4rem}}
""")


def page(title: str, lang: Lang, *body: object) -> bytes:
    """A whole page: one file that asks nothing of a network."""
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el(
            "meta",
            http_equiv="Content-Security-Policy",
            content="default-src 'none'; style-src 'unsafe-inline'",
        ),
        el("title", title),
        el("style", STYLE),
    )
    html = el("html", head, el("body", join(*body)), lang=lang)
    return encoded(f"<!doctype html>\n{html}\n")
