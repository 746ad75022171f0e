"""The report as a PDF: its page, printed by a browser that is on this computer."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path

from generator.pages import Pages
from generator.problems import LacunaError
from generator.views.report import ReportView

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_STYLE = Path(__file__).parent.parent.parent / "site_templates" / "theme" / "assets" / "lacuna.css"
_SECONDS = 120


def as_pdf(pages: Pages, r: ReportView) -> bytes:
    """The page of a country as a PDF. Raises LacunaError where there is no browser, or where it fails."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise LacunaError(f"a PDF is printed by a browser, and none of {', '.join(_BROWSERS)} was found; install Chromium, or open the page and use “Save as PDF”")
    page = pages.page(r.path)
    with tempfile.TemporaryDirectory(prefix="lacuna-") as folder:
        source, target = Path(folder) / "report.html", Path(folder) / "report.pdf"
        source.write_text(
            f'<!doctype html><html lang="{pages.language}"><head><meta charset="utf-8"><title>{html.escape(page.title)}</title>{page.head}<style>{_STYLE.read_text(encoding="utf-8")}</style></head>'
            f'<body class="md-typeset">{page.body}</body></html>', encoding="utf-8")  # fmt: skip
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", source.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise LacunaError(f"{browser} could not print the report: {error}") from None
        if not target.is_file():
            raise LacunaError(f"{browser} could not print the report: {done.stderr.decode(errors='replace').strip()[-300:]}")
        return target.read_bytes()
