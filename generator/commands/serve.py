"""`lacuna serve`: a preview that follows the files."""

from __future__ import annotations

import argparse
import html
import http.server
import json
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.commands import CLEAN, add_day, languages
from generator.pages import navigation, tabs
from generator.problems import LacunaError, as_text
from generator.questionnaire import publish
from generator.shell import Page, empty_page, fill, finish_shell, render_shell
from generator.watch import Preview
from generator.wording import strings_of

_HERE = Path(__file__).parent.parent.parent
_LOOK = 0.3  # seconds between two looks at the files

# Asks for the version now and then; a new one reloads the page, which keeps its place and its filters by the address.
_SCRIPT = """<script>(() => { const seen = "%s"; const look = async () => { try {
const now = await (await fetch("/-/version")).text(); if (now !== seen) location.reload(); } catch {} setTimeout(look, 400); }; look(); })();</script>"""


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "serve", help="preview the site; follows every edit",
        description="Show the site on this computer and refresh the browser after each edit to laws/ or protocol/. A mistake is shown on the page and here; "
                    "the last good page stays. Search needs `lacuna build`.")  # fmt: skip
    p.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000)")
    add_day(p)
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Serve until interrupted."""
    preview = Preview(Path(a.root), tuple(languages()), a.as_of)
    preview.refresh()
    if preview.corpus is None:
        print(as_text(preview.problems, preview.root), file=sys.stderr)
        raise LacunaError("there is no good state of the data to begin with; mend the problems above first")
    with tempfile.TemporaryDirectory(prefix="lacuna-") as folder:
        _theme(preview, Path(folder))
        try:
            server = http.server.ThreadingHTTPServer(("127.0.0.1", a.port), partial(_Handler, preview, threading.Lock(), Path(folder)))
        except OSError as error:
            raise LacunaError(f"port {a.port} cannot be used ({error.strerror}); choose another with --port") from None
        with server:
            threading.Thread(target=_follow, args=(preview,), daemon=True).start()
            print(f"preview: http://localhost:{server.server_address[1]}/en/   (stop with Ctrl-C)", file=sys.stderr, flush=True)
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                print("stopped", file=sys.stderr)
    return CLEAN


def _theme(preview: Preview, out: Path) -> None:
    """The theme's part: prose, assets and the empty pages, rendered once."""
    names = {code: strings_of(code)["language"] for code in preview.languages}
    for code in preview.languages:
        (out / f"work-{code}").mkdir()
        with render_shell(_HERE, out / f"work-{code}", out / code, code, names, navigation(preview.corpus, code), tabs(preview.corpus)) as process:
            forms = publish.files(preview.corpus, code, names)  # while MkDocs runs
            finish_shell(process)
        fill(out / code, [], keep=True)
        for path, data in forms.items():
            (out / code / path).write_bytes(data)


def _follow(preview: Preview) -> None:
    while True:
        started = time.perf_counter()
        if preview.refresh():
            if preview.problems:
                print(as_text(preview.problems, preview.root), file=sys.stderr, flush=True)
            print(f"took in the edit: {time.perf_counter() - started:.1f} s, {len(preview.problems)} problem(s)", file=sys.stderr, flush=True)
        time.sleep(_LOOK)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with pages made now, and with the theme's own files."""

    def __init__(self, preview: Preview, lock: threading.Lock, folder: Path, *arguments, **named):
        self.preview, self.lock = preview, lock
        super().__init__(*arguments, directory=str(folder), **named)

    def do_GET(self) -> None:
        """A page, the version, or a file."""
        path = unquote(urlsplit(self.path).path)
        if path == "/-/version":
            self._answer(str(self.preview.version), "text/plain")
        elif path == "/":
            self.send_response(302)
            self.send_header("Location", f"/{self.preview.languages[0]}/")
            self.end_headers()
        elif path.startswith("/data/v1/") and (data := self.preview.data(Path(path).stem)):
            self._answer(json.dumps(data, ensure_ascii=False, indent=1), "application/json")
        else:
            language, _, rest = path.lstrip("/").partition("/")
            rest = rest.removesuffix("index.html")
            with self.lock:  # views are made once, by whoever comes first
                made = self.preview.page(language, rest)
                file = self.preview.file(language, rest) if made is None else None
            if file is not None:
                self._answer(file, "text/javascript")
            elif made is None:
                super().do_GET()
            else:
                self._answer(self._page(language, Page(rest, *made)), "text/html")

    def _page(self, language: str, page: Page) -> str:
        text = empty_page(Path(self.directory) / language, page)
        script = _SCRIPT % self.preview.version
        return text.replace("</body>", f"{_notice(self.preview)}{script}</body>")

    def _answer(self, text: str, kind: str) -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        """Requests are of no interest to an editor."""


def _notice(preview: Preview) -> str:
    """The problems of the data, over the last good page."""
    if not preview.problems:
        return ""
    items = "".join(f"<li><code>{html.escape(str(p.at))}</code> {html.escape(p.message)}" + (f"<br><em>{html.escape(p.hint)}</em>" if p.hint else "") + "</li>" for p in preview.problems[:30])
    return f'<aside class="lx-problems" role="alert"><b>{len(preview.problems)} problem(s): this is the last good state</b><ol>{items}</ol></aside>'

