"""YAML text to a tree in which every scalar stays text and knows its line and column.

A file as `zicheck import` and most hands write it is read by :mod:`zicheck.yamlplain`; any other,
and every faulty one, by :mod:`zicheck.yamlevents`, which only then loads the YAML library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zicheck import yamlplain
from zicheck.bahasa import Text
from zicheck.errors import fault

if TYPE_CHECKING:
    from zicheck.errors import InputError
    from zicheck.yamlnodes import Node


def decode(data: bytes, file: str) -> str:
    """The text of a YAML file: UTF-8 with or without a mark, or UTF-16 with one.

    Raises:
        InputError: when the bytes are neither; names the line of the first bad byte.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise _not_utf8(data, error.start, file) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, file) from None
    if "\0" in text:
        raise fault(
            file,
            Text(
                "Berkas ini bukan teks (memuat byte nol); berikan berkas rencana aksi berformat YAML.",
                "This file is not text (it holds a zero byte); give a plan file in YAML.",
            ),
            line=text.count("\n", 0, text.index("\0")) + 1,
        )
    return text


def _not_utf8(data: bytes, start: int, file: str) -> InputError:
    line = data.count(b"\n", 0, start) + 1
    return fault(
        file,
        Text(
            "Berkas tidak tersimpan sebagai UTF-8 (byte 0x{byte:02X}); simpan ulang dengan "
            "pengodean UTF-8.",
            "The file is not saved as UTF-8 (byte 0x{byte:02X}); save it again as UTF-8.",
        ).fill(byte=data[start]),
        line=line,
    )


def parse(text: str, file: str) -> Node:
    """The tree of the one YAML document in `text`.

    Raises:
        InputError: for broken YAML, an empty file, several documents, a key that is not a
            text, doubled keys, too much depth, or aliases that swell beyond the limit.
    """
    plain = yamlplain.parse(text)
    if plain is not None:
        return plain
    from zicheck import yamlevents  # the YAML library comes with it

    return yamlevents.parse(text, file)
