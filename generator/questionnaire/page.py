"""The questionnaire as one HTML page that works without a server: style and script inside, nothing loaded from elsewhere.

Answers stay in the browser until the reader saves them to a JSON file; the same page reopens it, and `reading` reads it back.
"""

from __future__ import annotations

import json

from generator.questionnaire.questions import Questionnaire
from generator.render import body
from generator.wording import Wording

FORMAT = "lacuna-questionnaire-1"  # the word by which a saved file is known; a change of its shape changes the number


def page(q: Questionnaire, w: Wording, elsewhere: tuple[tuple[str, str, str], ...] = ()) -> str:
    """The page as HTML. `elsewhere` lists the same page in other languages on a site: code, name, relative address."""
    said = {key: w(f"q_{key}", **{n: "{" + n + "}" for n in names}) for key, names in _SAID.items()}
    config = {"format": FORMAT, "instrument": q.instrument, "language": q.language, "answers": list(q.answers), "words": said}
    total = len(q.questions)
    return body(
        "questionnaire_form.html", q.language, "", q=q, title=w("q_title", name=q.name), intro=(w("q_intro_points", name=q.name), w("q_intro_beside"), w("q_intro_open")),
        config=json.dumps(config, ensure_ascii=False), progress=w("q_progress", done=0, total=total), total=total, elsewhere=elsewhere,
        about=tuple((field, w(f"q_{field}"), w(f"q_{field}_hint")) for field in ("country", "by", "on")), direction="rtl" if q.language == "ar" else "ltr",
    )  # fmt: skip


_SAID = {  # what the script says, with what it fills in
    "progress": ("done", "total"), "state_empty": (), "state_unsaved": (), "state_unkept": (), "state_saved": ("file",), "state_restored": (),
    "state_opened": ("n", "file"), "state_left_out": ("n",), "state_wrong": ("file",), "replace_sure": (), "discard_sure": (),
}  # fmt: skip
