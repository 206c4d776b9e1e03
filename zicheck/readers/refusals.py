"""What to say of files that cannot be read in a process of their own, or not in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck.bahasa import Text
from zicheck.errors import fault

if TYPE_CHECKING:
    from zicheck.errors import InputError
    from zicheck.readers.confined import Limits, Refused


def refused(error: Refused, file: str, limits: Limits) -> InputError:
    """What to say of a file that the other process would not or could not read."""
    text = _REFUSED.get(error.why, _REFUSED["damaged"])
    return fault(
        file,
        text.fill(
            n=error.number,
            most=limits.pages,
            seconds=f"{limits.seconds:g}",
            page_seconds=f"{limits.page_seconds:g}",
            megabytes=limits.megabytes,
        ),
    )


EMPTY = Text(
    "Berkas kosong (0 byte); simpan atau pindai ulang dokumennya.",
    "The file is empty (0 bytes); save or scan the document again.",
)
NOTHING = Text(
    "Tidak ada tulisan yang terbaca pada {n} halaman dokumen ini; pindai ulang dengan 300 dpi, "
    "lurus dan terang, atau mintalah dokumen Word aslinya.",
    "No writing could be read on the {n} pages of this document; scan it again with 300 dpi, "
    "straight and bright, or ask for the Word document.",
)
_REFUSED = {
    "locked": Text(
        "PDF ini dikunci dengan kata sandi; buka dengan kata sandinya, simpan salinan tanpa kata "
        "sandi, lalu ulangi dengan salinan itu.",
        "The PDF is locked with a password; open it with the password, save a copy without one, "
        "and try again with the copy.",
    ),
    "damaged": Text(
        "PDF ini rusak atau terpotong sehingga tidak dapat dibuka; unduh, simpan atau pindai "
        "ulang dokumennya.",
        "The PDF is damaged or cut off and cannot be opened; download, save or scan the document "
        "again.",
    ),
    "died": Text(
        "Berkas ini tidak dapat dibaca: isinya rusak atau memerlukan lebih dari {megabytes} MB "
        "memori; cetak halaman rencana aksinya ke PDF baru, lalu ulangi.",
        "The file cannot be read: it is damaged or takes more than {megabytes} MB of memory; print "
        "the pages of the plan to a new PDF and try again.",
    ),
    "memory": Text(
        "Berkas ini memerlukan lebih dari {megabytes} MB memori untuk dibaca; cetak halaman rencana "
        "aksinya ke PDF baru, lalu ulangi.",
        "Reading the file takes more than {megabytes} MB of memory; print the pages of the plan to "
        "a new PDF and try again.",
    ),
    "time": Text(
        "Pembacaan dihentikan karena satu halaman melebihi {page_seconds} detik atau seluruh "
        "berkas melebihi {seconds} detik; cetak halaman rencana aksinya ke PDF baru, lalu ulangi.",
        "Reading was stopped because one page took more than {page_seconds} seconds or the whole "
        "file more than {seconds}; print the pages of the plan to a new PDF and try again.",
    ),
    "pages": Text(
        "Dokumen ini {n} halaman, melebihi batas {most} halaman; simpan hanya halaman keputusan "
        "dan rencana aksinya sebagai berkas baru, lalu ulangi.",
        "The document has {n} pages, more than the {most} that are read; save only the pages of "
        "the decree and the plan as a new file and try again.",
    ),
    "words": Text(
        "Halaman {n} memuat terlalu banyak kata untuk satu halaman rencana aksi; simpan hanya "
        "halaman rencana aksinya sebagai berkas baru, lalu ulangi.",
        "Page {n} holds too many words for a page of a plan; save only the pages of the plan as a "
        "new file and try again.",
    ),
    "drawing": Text(
        "Halaman {n} memuat gambar dengan terlalu banyak garis; simpan hanya halaman rencana "
        "aksinya sebagai berkas baru, lalu ulangi.",
        "Page {n} holds a drawing with too many lines; save only the pages of the plan as a new "
        "file and try again.",
    ),
    "image": Text(
        "Isi berkas ini bukan gambar PNG, JPEG atau TIFF yang utuh; simpan atau pindai ulang "
        "dokumennya.",
        "The file holds no whole PNG, JPEG or TIFF picture; save or scan the document again.",
    ),
    "picture": Text(
        "Gambar pada halaman {n} rusak atau lebih besar dari yang dapat dibaca; pindai ulang "
        "dengan 200 sampai 300 dpi.",
        "The picture on page {n} is damaged or larger than can be read; scan it again with 200 to "
        "300 dpi.",
    ),
}
"""What to say for each word that the other process gives as its reason."""
