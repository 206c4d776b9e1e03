"""The language server: speaks the protocol, keeps time, and knows nothing of plans itself."""

from __future__ import annotations

import asyncio
import functools
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from zicheck import __version__
from zicheck.errors import InputError
from zicheck.lsp.acting import actions, everything
from zicheck.lsp.diagnosing import marks
from zicheck.lsp.hovering import hover
from zicheck.lsp.opened import Opened, is_plan, look_at
from zicheck.lsp.positions import Positions
from zicheck.lsp.spans import Span
from zicheck.plantext import PlanText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zicheck.bahasa import Lang
    from zicheck.commands.judging import Judge
    from zicheck.lsp.acting import Action
    from zicheck.lsp.diagnosing import Mark

SOURCE = "zicheck"
_DEBOUNCE = 0.25
"""Seconds without a key stroke after which a plan is checked."""
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_FIX_ALL = "source.fixAll.zicheck"


class PlanServer(LanguageServer):
    """Checks the plans that are open in an editor.

    Args:
        judging: gives a fresh :class:`~zicheck.commands.judging.Judge`, which reads the configs.
        lang: the language of all that is said.
    """

    def __init__(self, judging: Callable[[], Judge], lang: Lang) -> None:
        super().__init__("zicheck", __version__)
        self._judging = judging
        self._lang: Lang = lang
        self._plans: dict[str, tuple[int | None, Opened, Judge]] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def soon(self, uri: str, delay: float = _DEBOUNCE) -> None:
        """Check a document when nothing has been typed for a while."""
        self.forget(uri)
        task = asyncio.get_running_loop().create_task(self._later(uri, delay))
        self._waiting[uri] = task
        task.add_done_callback(functools.partial(self._done, uri))

    def forget(self, uri: str) -> None:
        """Call off a check that has not begun."""
        task = self._waiting.pop(uri, None)
        if task is not None:
            task.cancel()

    def close(self, uri: str) -> None:
        """Forget a document, and take its marks away."""
        self.forget(uri)
        self._plans.pop(uri, None)
        self._publish(uri, None, [])

    def all_again(self) -> None:
        """Check every open document: what rules them may have changed."""
        for uri in list(self.workspace.text_documents):
            self.soon(uri, 0)

    def positions(self, text: str) -> Positions:
        """The places of a text in the units of the client."""
        return Positions(text, _name(self.workspace.position_encoding))

    def current(self, uri: str) -> tuple[Opened, Judge] | None:
        """The plan as the editor has it now; None for what is no plan."""
        document = self.workspace.get_text_document(uri)
        known = self._plans.get(uri)
        if (
            known is not None
            and known[0] == document.version
            and known[1].source.text == document.source
        ):
            return known[1], known[2]
        if not is_plan(document.source):
            return None
        path = document.path or uri
        judge = self._judging()
        try:
            plan = look_at(
                document.source,
                path,
                judge.ruleset_of(path),
                functools.partial(judge.report, path=path),
            )
        except InputError as error:  # of a config or of a rule set
            bare = PlanText(b"", "utf-8", document.source, None)
            plan = Opened(path, bare, judge.ruleset, None, None, None, error.problems)
        self._plans[uri] = (document.version, plan, judge)
        return plan, judge

    def range(self, span: Span, positions: Positions) -> types.Range:
        """A span as the protocol has it."""
        return types.Range(
            types.Position(*positions.of(span.start)), types.Position(*positions.of(span.end))
        )

    def span(self, where: types.Range, positions: Positions) -> Span:
        """A range of the protocol as a span."""
        return Span(
            positions.offset(where.start.line, where.start.character),
            positions.offset(where.end.line, where.end.character),
        )

    def hover(self, uri: str, at: types.Position) -> types.Hover | None:
        """What is said at a position."""
        found = self.current(uri)
        if found is None:
            return None
        positions = self.positions(found[0].source.text)
        said = hover(found[0], positions.offset(at.line, at.character), self._lang)
        if said is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, said[0])
        return types.Hover(content, self.range(said[1], positions))

    def actions(self, uri: str, where: types.Range, only: Sequence[str]) -> list[types.CodeAction]:
        """What can be done in a range; of the kinds in `only`, if the editor asks for some."""
        found = self.current(uri)
        if found is None:
            return []
        plan, judge = found
        positions = self.positions(plan.source.text)
        report = functools.partial(judge.report, path=plan.path)
        offered: list[Action] = []
        if not only or any(_covers(kind, "quickfix") for kind in only):
            offered += actions(plan, self.span(where, positions), report, self._lang)
        if any(_covers(kind, _FIX_ALL) for kind in only):
            offered += everything(plan, report, self._lang)
        return [self._action(item, uri, plan, positions) for item in offered]

    def _action(
        self, item: Action, uri: str, plan: Opened, positions: Positions
    ) -> types.CodeAction:
        edits = [
            types.TextEdit(self.range(Span(edit.start, edit.end), positions), edit.new)
            for edit in item.edits
        ]
        about = [
            self._diagnostic(mark, positions)
            for mark in marks(plan, positions, self._lang)
            if item.finding is not None and mark.finding is item.finding
        ]
        return types.CodeAction(
            title=item.title,
            kind=item.kind,
            diagnostics=about or None,
            is_preferred=item.preferred or None,
            edit=types.WorkspaceEdit(changes={uri: edits}),
        )

    async def _later(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = self.workspace.get_text_document(uri)
        version = document.version
        # A thread: the editor goes on talking while a long plan is checked.
        self._plans.pop(uri, None)
        found = await asyncio.to_thread(self.current, uri)
        if uri not in self.workspace.text_documents or document.version != version:
            return
        if found is None:
            self._publish(uri, version, [])
            return
        positions = self.positions(found[0].source.text)
        self._publish(
            uri,
            version,
            [self._diagnostic(mark, positions) for mark in marks(found[0], positions, self._lang)],
        )

    def _done(self, uri: str, task: asyncio.Task[None]) -> None:
        if self._waiting.get(uri) is task:
            del self._waiting[uri]
        if not task.cancelled() and task.exception() is not None:
            from zicheck.defects import defect

            text = defect(task.exception() or RuntimeError()).to(self._lang)
            self.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    def _diagnostic(self, mark: Mark, positions: Positions) -> types.Diagnostic:
        return types.Diagnostic(
            range=self.range(mark.span, positions),
            message=mark.text,
            severity=_SEVERITY[mark.severity],
            code=mark.code,
            source=SOURCE,
        )

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
        )


def _name(value: object) -> str:
    """The word that a value of the protocol stands for."""
    return str(getattr(value, "value", value))


def _covers(asked: str, kind: str) -> bool:
    """Whether a kind of action is one that was asked for: `source` asks for `source.fixAll`."""
    return kind == asked or kind.startswith(f"{asked}.")


def build(judging: Callable[[], Judge], lang: Lang) -> PlanServer:
    """The server with everything that it answers to."""
    server = PlanServer(judging, lang)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _opened(params: types.DidOpenTextDocumentParams) -> None:
        server.soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def _changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _saved(_: types.DidSaveTextDocumentParams) -> None:
        server.all_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _files(_: types.DidChangeWatchedFilesParams) -> None:
        server.all_again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(params: types.HoverParams) -> types.Hover | None:
        return server.hover(params.text_document.uri, params.position)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, _FIX_ALL]),
    )
    async def _actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = [_name(kind) for kind in params.context.only or ()]
        return server.actions(params.text_document.uri, params.range, only)

    return server
