"""A client of the language server that speaks the protocol by hand, over standard streams."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

PATIENCE = 120
"""Seconds after which a server that says nothing is given up; no test depends on it."""


class Client:
    """A session with a server that is started in `folder`."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        self.process = subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        self.folder = folder
        self.complaints = b""
        self._said: queue.Queue[dict[str, Any]] = queue.Queue()
        self._kept: list[dict[str, Any]] = []
        self._number = 0
        self._threads = [
            threading.Thread(target=self._listen, daemon=True),
            threading.Thread(target=self._hear_complaints, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=PATIENCE)
        for thread in self._threads:
            thread.join(timeout=PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def start(self, **options: Any) -> dict[str, Any]:
        """Shake hands; what the server can do."""
        found: dict[str, Any] = self.ask(
            "initialize",
            processId=None,
            rootUri=self.folder.as_uri(),
            capabilities={
                "textDocument": {
                    "codeAction": {
                        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}
                    },
                    "hover": {"contentFormat": ["markdown"]},
                    "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                },
                "workspace": {"configuration": True},
                **options,
            },
        )
        self.tell("initialized")
        return found

    def stop(self) -> int:
        """Take leave; the exit code of the server."""
        self.ask("shutdown")
        self.tell("exit")
        return self.process.wait(timeout=PATIENCE)

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request."""
        self._number += 1
        number = self._number
        message = {"jsonrpc": "2.0", "id": number, "method": method}
        self._send(message | ({"params": params} if params else {}))
        answer = self._until(lambda said: said.get("id") == number and "method" not in said)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, **params: Any) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def heard(self, method: str, **params: Any) -> dict[str, Any]:
        """The parameters of the next notification of a kind, in which these parameters stand."""
        said = self._until(
            lambda said: (
                said.get("method") == method
                and all(said["params"].get(name) == value for name, value in params.items())
            )
        )
        found: dict[str, Any] = said["params"]
        return found

    def open(self, uri: str, text: str, language: str = "yaml") -> None:
        """Open a document."""
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)

    def _until(self, wanted: Any) -> dict[str, Any]:
        for index, said in enumerate(self._kept):
            if wanted(said):
                return self._kept.pop(index)
        while True:
            said = self._said.get(timeout=PATIENCE)
            assert "end" != said.get("method"), "the server has ended"
            if "id" in said and "method" in said:  # the server asks; we have nothing to say
                items = said.get("params", {}).get("items", [])
                self._send({"jsonrpc": "2.0", "id": said["id"], "result": [None for _ in items]})
            elif wanted(said):
                return said
            else:
                self._kept.append(said)

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while True:
            length = 0
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                self._said.put({"method": "end"})
                return
            self._said.put(json.loads(stream.read(length)))

    def _hear_complaints(self) -> None:
        assert self.process.stderr is not None
        self.complaints = self.process.stderr.read()
