"""What is said when zicheck itself fails, or the system under it.

One sentence; the traceback comes only on request.
"""

from __future__ import annotations

import errno
import os

from zicheck.bahasa import Text
from zicheck.filenames import shown


def defect(error: BaseException) -> Text:
    """The sentence for an exception that nobody nearer to it could explain.

    Raises:
        BaseException: `error` itself when ZICHECK_DEBUG is set, so that its traceback shows.
    """
    if os.environ.get("ZICHECK_DEBUG"):
        raise error
    detail = " ".join(str(error).split())[:200]
    if isinstance(error, OSError) and error.errno is not None:
        return _system(error)
    if isinstance(error, MemoryError):
        return _MEMORY
    return _DEFECT.fill(kind=type(error).__name__, detail=detail)


def _system(error: OSError) -> Text:
    """What the operating system refused: no defect of ours, and seldom one of the plan."""
    if error.errno == errno.ENOENT and _adrift():
        return _ADRIFT
    path = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    detail = f"{error.strerror or type(error).__name__}{f': {shown(path)}' if path else ''}"
    return _SYSTEM.fill(detail=" ".join(detail.split())[:300])


def _adrift() -> bool:
    try:
        os.getcwd()  # noqa: PTH109 - asked only whether it is there
    except OSError:
        return True
    return False


_DEFECT = Text(
    "Ini cacat pada zicheck, bukan pada rencana Anda ({kind}: {detail}); mohon "
    "laporkan. ZICHECK_DEBUG=1 menampilkan rinciannya.",
    "This is a defect of zicheck, not of your plan ({kind}: {detail}); please report "
    "it. ZICHECK_DEBUG=1 shows the details.",
)
_SYSTEM = Text(
    "Sistem operasi menolak satu langkah ({detail}); periksa ruang penyimpanan, izin, dan folder "
    "sementara (TMPDIR), lalu jalankan lagi.",
    "The operating system refused a step ({detail}); look at disk space, permissions and the folder "
    "for temporary files (TMPDIR), and run again.",
)
_ADRIFT = Text(
    "Folder tempat perintah ini dijalankan sudah dihapus; pindah ke folder lain lalu jalankan lagi.",
    "The folder in which this command runs was deleted; go to another folder and run again.",
)
_MEMORY = Text(
    "Memori komputer tidak cukup untuk langkah ini; tutup program lain atau kerjakan berkas lebih "
    "sedikit sekaligus.",
    "The memory of this computer is not enough for this step; close other programs or work on "
    "fewer files at a time.",
)
