"""What is said when zicheck itself fails: one sentence, and the traceback only on request."""

from __future__ import annotations

import os

from zicheck.bahasa import Text


def defect(error: BaseException) -> Text:
    """The sentence for an exception that should never have come.

    Raises:
        BaseException: `error` itself when ZICHECK_DEBUG is set, so that its traceback shows.
    """
    if os.environ.get("ZICHECK_DEBUG"):
        raise error
    detail = " ".join(str(error).split())[:200]
    return _DEFECT.fill(kind=type(error).__name__, detail=detail)


_DEFECT = Text(
    "Ini cacat pada zicheck, bukan pada rencana Anda ({kind}: {detail}); mohon "
    "laporkan. ZICHECK_DEBUG=1 menampilkan rinciannya.",
    "This is a defect of zicheck, not of your plan ({kind}: {detail}); please report "
    "it. ZICHECK_DEBUG=1 shows the details.",
)
