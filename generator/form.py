"""What each check of a file's form finds, why it matters, and how to mend it.

The reader (`generator.source`), the schemas (`generator.schema`) and the references (`generator.references`) report under
these ids. `lacuna explain ID` prints the entry. An id is never reused or renamed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """A check: what it finds and why that matters, and what to do."""

    finds: str
    mend: str


CHECKS: dict[str, Check] = {
    "crosswalk-pinpoint": Check("A pinpoint in protocol/crosswalk.yml whose certainty is medium or low: a reader takes a pinpoint for something that was looked up.",
                                "Leave the pinpoint out, or read the article and say so."),
    "yaml-file": Check("A file that cannot be read: not there, too large, or not UTF-8 text.", "Save it as UTF-8; split a very long text into several law files."),
    "yaml-character": Check("An invisible control character or one that changes the direction of writing: what is seen is then not what is read.", "Retype the word."),
    "yaml-syntax": Check("Text that is not valid YAML. Reading stops here, so further problems of the file show up after this one is mended.",
                         "Look at quotes, brackets and the indent; put quotes around a text that contains “: ” or begins with a quote."),
    "yaml-documents": Check("A second document in one file.", "Remove the line “---”, or make a second file."),
    "yaml-anchor": Check("An anchor (&name). Data files say everything where it stands.", "Write the text out; put quotes around a text that begins with &."),
    "yaml-alias": Check("An alias (*name) or a merge key (<<).", "Write the text out again."),
    "yaml-tag": Check("A tag (!name), which could make a program of data.", "Remove it; put quotes around a text that begins with !."),
    "yaml-depth": Check("A file that is nested deeper than any data file needs.", "Look for a wrong indent."),
    "yaml-key": Check("A key that is a list or a mapping.", "A key is a plain word."),
    "yaml-duplicate-key": Check("A key that stands twice in one mapping: one of the two would be lost.", "Keep one of them."),
    "schema-unknown-field": Check("A field that does not exist at this place, often a slip of the pen.", "Take the name that the hint gives; each kind of rule has its own fields."),
    "schema-missing-field": Check("A field that every such entry needs.", "Add it; the hint says what it holds."),
    "schema-value": Check("A value that is not in the vocabulary. A wrong word would silently read as “not met”.", "Take the word that the hint gives, or look in the glossary."),
    "schema-form": Check("A value without the right form: a date, a period, an address, an id.", "Write it as the hint shows."),
    "schema-type": Check("A list where a text is expected, or the other way round, or nothing at all.", "Write it as the hint says, or remove the field."),
    "schema-empty": Check("An empty text or list.", "Write at least one, or remove the field."),
    "schema-limit": Check("A text or list that is too long for its field.", "Make it shorter: a sentence for “says”, a few words for “words”."),
    "schema-outdated": Check("A schema in protocol/schema/ that is not the one that the vocabulary gives, so editors would offer wrong words.", "Run `lacuna schema`."),
    "country-missing": Check("A folder below laws/ without country.yml.", "Write one, with the profile and the review record."),
    "id-mismatch": Check("An id that is not the name of its file or folder.", "Give both the same name."),
    "duplicate-id": Check("An id that two provisions, two requirements or two groups share, or two entries on one State and treaty.", "Choose another for one of them, or keep one."),
    "unknown-id": Check("A reference to something that is not there. It would silently have no effect.", "Take the name that the hint gives."),
    "unknown-term": Check("A word that neither the vocabulary nor the country's own terms know.", "Take the word that the hint gives, or declare the term in country.yml."),
    "unknown-union": Check("A member_of that is no union encoded here.", "Encode the union, or leave it out of member_of."),
    "circular-term": Check("A term that is made of itself, directly or through others.", "Name the parts only."),
    "topic-missing": Check("A topic of an instrument without its file: its requirements would vanish from every report.", "Write the file, or take the topic out of the list."),
    "order-missing": Check("A requirement that is not in the order of its instrument.", "Add it to the list “order” in instrument.yml."),
    "test": Check("A test that cannot be read: an unknown key, value or form. It would otherwise never be fulfilled.", "Write it as docs/encoding.md shows."),
}  # fmt: skip
