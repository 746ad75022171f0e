"""Office files with the same bytes for the same content: every member of the package has the same fixed date."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

MADE = datetime(2000, 1, 1)  # what the files say of themselves: a form has no date until somebody fills it in
DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def fixed(data: bytes) -> bytes:
    """The package with fixed dates, members in the order in which they were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, DATE)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(info, old.read(member))
    return out.getvalue()
