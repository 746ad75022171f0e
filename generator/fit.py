"""Holding a file against its schema, and saying in words a lawyer understands where and why it does not fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import jsonschema_rs
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from generator.problems import Problem, nearest
from generator.schema import DATE, WHAT_PATTERNS_MEAN, all_schemas, vocabulary
from generator.source import Source
from generator.vocabulary import Vocabulary

_A_DATE = re.compile(DATE)
# The days of the calendar, 29 February in leap years only. Editors get the plain form above: a message can say why a day is none.
_DAY = (
    "^(([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)-02-29)$"
)


class Schemas:
    """Validators for one vocabulary: a fast one that says whether a file fits, and one that says in full why it does not."""

    def __init__(self, v: Vocabulary):
        schemas = all_schemas(v)
        self._fits = {name: _quick(s) for name, s in schemas.items()}
        self._validators = {name: Draft7Validator(s) for name, s in schemas.items()}

    def problems(self, name: str, source: Source) -> list[Problem]:
        """Hold a file against a schema; all problems, each at its own place."""
        if source.data is not None and self._fits[name].is_valid(source.data):
            return []
        return list(_problems(self._validators[name], source))


def _quick(schema: Mapping) -> jsonschema_rs.Draft7Validator:
    return jsonschema_rs.Draft7Validator(json.loads(json.dumps(schema).replace(DATE, _DAY)))


def vocabulary_problems(source: Source) -> list[Problem]:
    """Hold the vocabulary against its schema (which is the only one that it does not itself define)."""
    if source.data is not None and _quick(vocabulary()).is_valid(source.data):
        return []
    return list(_problems(Draft7Validator(vocabulary()), source))


def _problems(validator: Draft7Validator, source: Source) -> Iterator[Problem]:
    if source.data is None:
        if not source.problems:
            yield Problem(source.at(), "schema-type", "the file is empty", "write the fields that the schema asks for")
        return
    for error in _leaf_errors(validator.iter_errors(source.data)):
        yield from _explain(error, source)
    yield from _impossible_dates(source)


def _impossible_dates(source: Source) -> Iterator[Problem]:
    """Days that have the form of a date and are none, such as 30 February."""
    for path, value in _scalars(source.data):
        if _A_DATE.match(value):
            try:
                date.fromisoformat(value)
            except ValueError:
                yield Problem(source.at_value(path), "schema-form", f"“{value}” is not a day of the calendar", "look it up again in the source")


def _scalars(node: Any, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, (Mapping, list)):
        for key, child in node.items() if isinstance(node, Mapping) else enumerate(node):
            yield from _scalars(child, (*path, key))


def _leaf_errors(errors) -> Iterator[ValidationError]:
    """Errors as they matter to a reader: of alternatives, the ones of the alternative that was meant."""
    for error in errors:
        if error.validator == "anyOf" and isinstance(error.instance, list):
            yield from _leaf_errors(c for c in error.context if c.validator != "const")
        else:
            yield error


def _explain(error: ValidationError, source: Source) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    instance = error.instance
    match error.validator:
        case "additionalProperties" if _rule_of(source, path):
            pass  # the fields of its kind are checked by their names, with a better hint
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for key in sorted(set(instance) - set(known)):
                yield Problem(source.at((*path, key)), "schema-unknown-field", f"“{key}” is not a field here", nearest(key, known) or f"fields: {', '.join(sorted(known))}")
        case "propertyNames":
            known = error.schema["enum"] if isinstance(error.schema, Mapping) and "enum" in error.schema else error.validator_value.get("enum", [])
            yield Problem(source.at(path), "schema-unknown-field", f"“{instance}” is not a field here", nearest(instance, known))
        case "enum" if (error.parent and error.parent.validator == "propertyNames") or (error.schema_path and "propertyNames" in error.schema_path):
            rule = _rule_of(source, path)
            yield Problem(source.at((*path, instance)), "schema-unknown-field", f"“{instance}” is not a field{f' of {rule}' if rule else ''} here",
                          nearest(instance, error.validator_value) or f"fields: {', '.join(map(str, error.validator_value))}")  # fmt: skip
        case "required":
            for key in error.validator_value:
                if key not in instance and f"'{key}'" in error.message:
                    yield Problem(source.at(path), "schema-missing-field", f"the field “{key}” is missing", _description(error, key))
        case "enum" | "anyOf" | "const":
            known = [str(k) for k in _known(error)]
            shown = "nothing" if instance is None else f"“{instance}”" if isinstance(instance, str) else "a list or mapping"
            yield Problem(source.at_value(path), "schema-value", f"{shown} is not one of the values allowed here",
                          nearest(str(instance), known) or f"allowed: {', '.join(known)}")  # fmt: skip
        case "pattern":
            meant = WHAT_PATTERNS_MEAN.get(error.validator_value, "the form that the field's description asks for")
            yield Problem(source.at_value(path), "schema-form", f"“{instance}” does not have the right form", f"expected {meant}")
        case "type":
            wanted = {"string": "text", "array": "a list, such as [firearms]", "object": "a mapping of fields"}
            types = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
            got = {dict: "a mapping", list: "a list", str: f"“{instance}”", type(None): "nothing"}.get(type(instance), "something else")
            expected = " or ".join(dict.fromkeys(wanted.get(t, "a number") for t in types))
            yield Problem(source.at_value(path), "schema-type", f"{got} stands here", f"expected {expected}")
        case "minItems" | "minLength" | "minProperties":
            yield Problem(source.at_value(path), "schema-empty", "this must not be empty", "write at least one, or remove the field")
        case _:
            yield Problem(source.at_value(path), "schema-limit", error.message[:200], "make it shorter")


def _known(error: ValidationError) -> list:
    if error.validator == "anyOf":
        return [k for option in error.validator_value for k in (option.get("enum") or ([option["const"]] if "const" in option else []))]
    return [error.validator_value] if error.validator == "const" else list(error.validator_value)


def _description(error: ValidationError, key: str) -> str:
    return error.schema.get("properties", {}).get(key, {}).get("description", "")


def _rule_of(source: Source, path: tuple) -> str:
    node: Any = source.data
    for step in path:
        node = node[step]
    return node.get("rule", "") if isinstance(node, Mapping) else ""
