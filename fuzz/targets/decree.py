"""A decree as text, Markdown or TSV: refused in a sentence, or its plan is imported and checked.

Promises: nothing is raised but `InputError`; what import writes can be read and checked.

Of an input whose first line is `%% ending`, the ending is that of the file's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz import bundle, documents, mutating, smallplans
from zicheck.schedule import MONTHS_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = ("txt", "md", "tsv")
DICTIONARY = (
    *MONTHS_ID,
    *(
        "KEPUTUSAN",
        "KETUA KOMISI PEMILIHAN UMUM",
        "NOMOR",
        "TAHUN 2026",
        "TENTANG",
        "MENIMBANG",
        "a.",
    ),
    *(
        "MENGINGAT",
        "MEMUTUSKAN",
        "MENETAPKAN",
        "KESATU",
        "LAMPIRAN",
        "Ditetapkan di",
        "pada tanggal",
    ),
    *(
        "NO",
        "KOMPONEN",
        "INDIKATOR",
        "LANGKAH AKSI",
        "BUKTI FISIK",
        "TARGET WAKTU",
        "TARGET CAPAIAN",
    ),
    *(
        "PENANGGUNG JAWAB",
        "JAN",
        "FEB",
        "TW I",
        "I",
        "II.",
        "VI",
        "1",
        "2.",
        "- 3 -",
        "\f",
        "```",
        "|",
    ),
    *(
        "\t",
        "| --- |",
        "||",
        "AREA",
        "MANAJEMEN PERUBAHAN",
        "√",
        "v",
        "dst.",
        "Halaman 2",
        "\ufeff",
    ),
    *("\u00ad", "\u200b", "\x85", "\u2028", "'''", '"""', "%% tsv", "%% md"),
)
MUTATED = mutating.lines(DICTIONARY)


def seeds() -> Iterator[bytes]:
    """The decrees of the tests' data as they stand in the corpus, and one as zicheck writes it."""
    yield from documents.kept("decree")
    yield bundle.MARK + b"md\n" + documents.exported(".md")
    for plan in smallplans.real()[:2]:
        rows = plan.kegiatan[:3]
        head = "NO\tINDIKATOR\tLANGKAH AKSI\tBUKTI FISIK\tTARGET WAKTU\n"
        table = "".join(
            f"{row.row}\t{row.indikator}\t{row.langkah_aksi}\t{'; '.join(row.bukti_fisik)}"
            f"\t{row.target_waktu}\n".replace("\n", " ")
            + "\n"
            for row in rows
        )
        yield (
            bundle.MARK
            + b"tsv\n"
            + f"{plan.unit.upper()}\nTAHUN {plan.tahun}\n{head}{table}".encode()
        )


def TestOneInput(data: bytes) -> None:
    """Import `data` as text."""
    ending = "txt"
    if data.startswith(bundle.MARK):
        first, _, data = data.partition(b"\n")
        said = first.removeprefix(bundle.MARK).decode("ascii", "replace").strip()
        ending = said if said in _ENDINGS else ending
    documents.imported(data, f"keputusan.{ending}")
