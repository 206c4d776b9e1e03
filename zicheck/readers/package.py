"""Packages of office programs (ZIP files of XML), opened without trusting them.

Only the parts that a reader asks for are unpacked: macros, pictures and embedded files stay
packed, links are not followed. A part has no DTD, hence no entities, and is as large as its
directory says or is refused. The limits below bound time and memory whatever a file claims.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from zicheck.bahasa import Text
from zicheck.errors import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zicheck.errors import InputError

MAX_PARTS = 5_000
"""Files in a package; a decree with 100 pictures has about 150."""
MAX_PART_BYTES = 48_000_000
"""One part unpacked; the text of a plan of 1,000 rows is about 5 MB."""
MAX_TOTAL_BYTES = 64_000_000
"""All parts that a reader asks for."""
MAX_TAGS = 2_000_000
"""Opening and closing tags of one part: they, not bytes, fill the memory."""
MAX_PROPERTIES = 5_000
"""Custom properties that are looked at."""

_DIRECTORY_ENTRY = b"PK\x01\x02"
_UNPACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The only two ways in which office programs pack."""
_ENCRYPTED = 0x1


class Package:
    """The parts of one package.

    Args:
        data: the bytes of the file.
        file: its name, for messages.

    Raises:
        InputError: when it is no ZIP file, is damaged, or has far too many parts.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._unpacked = 0
        # `zipfile` keeps a record of each entry, however many a small file claims to have.
        if data.count(_DIRECTORY_ENTRY) > MAX_PARTS:
            raise fault(file, _TOO_MANY_PARTS.fill(n=MAX_PARTS))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
            raise self.damaged() from None
        self.names = frozenset(self._zip.namelist())

    def damaged(self) -> InputError:
        """What to say of a file that cannot be unpacked or does not hold what it must."""
        return fault(self.file, _DAMAGED)

    def xml(self, name: str) -> ET.Element | None:
        """The root of the part `name`; None when the package has no such part.

        Raises:
            InputError: when the part is damaged, too large, locked, or declares a DTD.
        """
        if name not in self.names:
            return None
        data = _utf8(self._read(name))
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise fault(self.file, _DTD.fill(part=name))
        if data.count(b"<") > MAX_TAGS:
            raise fault(self.file, _TOO_MANY_TAGS.fill(part=name))
        # The encoding is settled here: whatever the part declares, the check above saw it all.
        parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - no DTD is left, nothing is fetched
        try:
            parser.feed(data)
            root: ET.Element = parser.close()
        except (ET.ParseError, ValueError):
            raise self.damaged() from None
        return root

    def content(self, name: str) -> bytes:
        """The bytes of the part `name`; none when the package has no such part.

        Raises:
            InputError: when the part is damaged, too large or locked.
        """
        return self._read(name) if name in self.names else b""

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The parts that `part` ("" for the package) refers to: kind and name by their id.

        A kind is the last word of its address, such as `styles`. What lies outside the
        package is not among them.
        """
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External" or not target:
                continue
            whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, whole)
        return found

    def main(self, fallback: str) -> str:
        """The name of the part that holds the document itself."""
        for kind, name in self.relations("").values():
            if kind == "officeDocument":
                return name
        return fallback

    def properties(self) -> dict[str, str]:
        """The custom properties of the document that hold text, by their names."""
        names = [name for kind, name in self.relations("").values() if kind == "custom-properties"]
        root = self.xml(names[0]) if names else None
        found: dict[str, str] = {}
        for item in islice(children(root, "property"), MAX_PROPERTIES):
            value = child(item, "lpwstr")
            if value is not None:
                found[item.get("name", "")] = value.text or ""
        return found

    def has_macros(self) -> bool:
        """Whether the package carries a macro project; it is never unpacked."""
        return any(posixpath.basename(name).lower() == "vbaproject.bin" for name in self.names)

    def _read(self, name: str) -> bytes:
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise fault(self.file, LOCKED)
        if info.compress_type not in _UNPACKED:
            raise self.damaged()
        if info.file_size > MAX_PART_BYTES or self._unpacked + info.file_size > MAX_TOTAL_BYTES:
            raise fault(self.file, _TOO_LARGE.fill(part=name, limit=MAX_PART_BYTES // 1_000_000))
        try:
            with self._zip.open(info) as part:
                # Never more than was declared: a stream that goes on fails its checksum.
                data = part.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
            raise self.damaged() from None
        if len(data) != info.file_size:
            raise self.damaged()
        self._unpacked += len(data)
        return data


def local(element: ET.Element) -> str:
    """The name of an element without its namespace: both dialects of a format read alike."""
    return element.tag.rpartition("}")[2]


def attribute(element: ET.Element | None, name: str) -> str | None:
    """The attribute `name` of an element, in whatever namespace it stands."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """The first child of the name `path[0]`, of it the first of `path[1]`, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: ET.Element | None, name: str) -> Iterator[ET.Element]:
    """The children of one name."""
    return (inner for inner in element if local(inner) == name) if element is not None else iter(())


def whole(value: str | None, default: int = 0, digits: int = 9) -> int:
    """The whole number that an attribute holds; `default` where it holds none or too long a one."""
    return int(value) if value and value.isdecimal() and len(value) <= digits else default


def switched_on(toggle: ET.Element | None) -> bool:
    """Whether an element that switches something on is there, and does not switch it off."""
    return toggle is not None and is_true(attribute(toggle, "val") or "true")


def is_true(value: str | None) -> bool:
    """Whether an attribute is there and says yes, in one of the ways of all dialects."""
    return value is not None and value not in _NO


_NO = frozenset({"0", "false", "off", "none"})


def _utf8(data: bytes) -> bytes:
    """A part in UTF-8; some programs write UTF-16, which has its mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data


LOCKED = Text(
    "Berkas ini dikunci dengan kata sandi; buka di Word atau Excel, hapus kata sandinya (Berkas > "
    "Info > Proteksi > Enkripsi dengan Kata Sandi), simpan, lalu coba lagi.",
    "The file is locked with a password; open it in Word or Excel, remove the password (File > "
    "Info > Protect > Encrypt with Password), save it and try again.",
)
_DAMAGED = Text(
    "Berkas ini rusak atau terpotong sehingga tidak dapat dibuka; buka di Word atau Excel, pilih "
    "perbaiki, simpan sebagai berkas baru, atau salin ulang dari sumbernya.",
    "The file is damaged or cut short and cannot be opened; open it in Word or Excel, let it be "
    "repaired, save it as a new file, or copy it from its source again.",
)
_DTD = Text(
    "Bagian `{part}` dari berkas ini memuat deklarasi DTD, yang tidak pernah ditulis oleh Word "
    "atau Excel, sehingga berkas ini tidak dibuka; mintalah berkas aslinya.",
    "The part `{part}` of the file holds a DTD, which Word and Excel never write, so the file was "
    "not opened; ask for the original.",
)
_TOO_LARGE = Text(
    "Bagian `{part}` dari berkas ini lebih dari {limit} MB setelah dibuka, jauh melebihi satu "
    "rencana aksi; simpan tabel rencananya saja sebagai berkas baru.",
    "The part `{part}` of the file has more than {limit} MB when unpacked, far more than a plan; "
    "save just the table of the plan as a new file.",
)
_TOO_MANY_TAGS = Text(
    "Bagian `{part}` dari berkas ini terlalu banyak isinya untuk satu rencana aksi; simpan tabel "
    "rencananya saja sebagai berkas baru.",
    "The part `{part}` of the file holds too much for one plan; save just the table of the plan "
    "as a new file.",
)
_TOO_MANY_PARTS = Text(
    "Berkas ini memuat lebih dari {n} bagian, jauh melebihi satu dokumen; simpan tabel rencananya "
    "saja sebagai berkas baru.",
    "The file holds more than {n} parts, far more than a document; save just the table of the plan "
    "as a new file.",
)
NESTED = Text(
    "Isi berkas ini bersarang terlalu dalam; salin tabel rencananya ke berkas baru.",
    "What the file holds nests too deep; copy the table of the plan into a new file.",
)
"""For readers that ran into the bound that Python sets to depth."""
