"""A decree with its annex as one HTML page: to read in a browser and to print across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.decreeform import Title
from zicheck.render.markup import Markup, block, el, join
from zicheck.render.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zicheck.decreeform import Entry, Form, Line
    from zicheck.render.decrees import Paper

_CLASSES = {
    "title": "title",
    "annex title": "title",
    "table title": "title",
    "opening": "middle",
    "decides": "middle",
    "enacted": "right",
    "signatory": "right sign",
    "annex": "right",
    "heading": "heading",
    "item": "item",
    "text": "text",
}


def document(form: Form, kept: str, paper: Paper) -> bytes:
    """The file; a page has no place for what is `kept`."""
    del kept
    body = join(
        _part(form.decree, f"decree {paper}"),
        _part(form.annex if form.prose else (), f"annex {paper}"),
        block(
            "section",
            "\n",
            list(_paragraphs(() if form.prose else form.annex)),
            list(_paragraphs(form.titles)),
            _table(form),
            list(_paragraphs(form.after)),
            class_=f"table {paper}",
        ),
    )
    return page(form.title, block("main", "\n", body), "id", style="decree.css", script="")


def _part(lines: Iterable[Line], name: str) -> Markup | None:
    paragraphs = list(_paragraphs(lines))
    return block("section", "\n", paragraphs, class_=name) if paragraphs else None


def _paragraphs(lines: Iterable[Line]) -> Iterator[Markup]:
    for line in lines:
        if not line.whole:
            continue
        opening: list[Markup] = []
        if line.kind == "item":
            colon = ":" if line.label else ""
            opening.append(el("span", f"{line.label} {colon} ".lstrip(), class_="label"))
        if line.mark:
            opening.append(el("span", f"{line.mark} ", class_="mark"))
        text = el("span", line.text, class_="words") if opening else line.text
        marked = " marked" if line.mark else ""
        yield block("p", opening, text, class_=f"{_CLASSES[line.kind]}{marked}")


def _table(form: Form) -> Markup:
    columns = [el("col", class_=name) for name in ("number", "komponen", *form.fields)]
    heads = [el("th", heading, scope="col") for heading in form.headings]
    rows: list[Markup] = []
    for row in form.rows:
        if isinstance(row, Title):
            title = el("th", row.judul, colspan=len(form.headings) - 1, scope="colgroup")
            rows.append(block("tr", el("th", row.kode), title, class_="section"))
        else:
            rows.append(block("tr", list(_cells(row))))
    return block(
        "table",
        "\n",
        block("colgroup", columns),
        block("thead", el("tr", heads)),
        block("tbody", "\n", rows),
    )


def _cells(row: Entry) -> Iterator[Markup]:
    if row.span:
        span = row.span if row.span > 1 else None
        yield el("td", row.nomor, rowspan=span, class_="number")
        yield el("td", row.nama, rowspan=span)
    for text in row.cells:
        yield el("td", text)
