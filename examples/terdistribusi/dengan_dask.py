"""Checks the plans of a folder on a Dask cluster: `python dengan_dask.py FOLDER [SCHEDULER]`.

Without a scheduler it starts a worker for each core of this machine; with one
(`tcp://host:8786`) it uses the cluster that is there, whose workers have zicheck installed.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dask.distributed import Client, LocalCluster, as_completed
from peta import periksa

if TYPE_CHECKING:
    from collections.abc import Iterator

BAGIAN = 50
"""Plans sent together: handing over one task costs a scheduler about as much as a check."""


def main() -> int:
    """Prints one line of JSON for each plan, and the rate at the end."""
    folder, *rest = sys.argv[1:]
    berkas = sorted(Path(folder).rglob("*.yaml"))
    with ExitStack() as terbuka:
        alamat = (
            rest[0]
            if rest
            else terbuka.enter_context(
                LocalCluster(threads_per_worker=1, processes=True, dashboard_address=None)
            )
        )
        client = terbuka.enter_context(Client(alamat))
        client.upload_file(str(Path(__file__).with_name("peta.py")))
        client.run(periksa, ("siap.yaml", b"zicheck: 1\n"))  # every worker loads its rule set once
        mulai = time.perf_counter()
        kiriman = [client.submit(semua, client.scatter(b), pure=False) for b in bagian(berkas)]
        for selesai in as_completed(kiriman):
            for hasil in selesai.result():
                print(json.dumps(hasil, ensure_ascii=False))
        lama = time.perf_counter() - mulai
        pekerja = len(client.scheduler_info(n_workers=-1)["workers"])
    laju = (
        f"{len(berkas)} rencana, {pekerja} pekerja: {len(berkas) / lama:.0f} rencana setiap detik"
    )
    print(laju, file=sys.stderr)
    return 0


def bagian(berkas: list[Path]) -> Iterator[list[tuple[str, bytes]]]:
    """The files in groups, as what travels: their names and bytes."""
    for at in range(0, len(berkas), BAGIAN):
        yield [(path.name, path.read_bytes()) for path in berkas[at : at + BAGIAN]]


def semua(tugas: list[tuple[str, bytes]]) -> list[dict[str, Any]]:
    """What a worker does with one group."""
    return [periksa(satu) for satu in tugas]


if __name__ == "__main__":
    raise SystemExit(main())
