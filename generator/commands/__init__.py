"""The commands of `lacuna`, one module each.

A module has `add(commands)`, which describes the command and its options to argparse, and the function that runs it. A run
prints results to standard output and messages for people to standard error, and returns an exit code.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime

CLEAN, PROBLEMS, MISUSE = 0, 1, 2


def day(text: str) -> date:
    """A date on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write year-month-day, such as 2027-12-01") from None


def today() -> date:
    """The day of the run: SOURCE_DATE_EPOCH where it is set, so that the same input gives the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def languages() -> list[str]:
    """The languages that the site has strings for."""
    from generator.wording import STRINGS  # not every command speaks: a check should not wait for what it does not use

    return sorted(f.stem for f in STRINGS.glob("*.yml"))


def add_day(parser: argparse.ArgumentParser) -> None:
    """The option that every command that judges has."""
    parser.add_argument("--as-of", type=day, default=today(), metavar="DATE", help="judge the law in force on this day (default: today)")


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option of commands that speak to a reader in one language."""
    parser.add_argument("--lang", default="en", choices=languages(), help="language (default: en)")
