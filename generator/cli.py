"""The command `lacuna`. Exit codes: 0 clean, 1 problems in the data, 2 misuse."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from generator.commands import CLEAN, MISUSE, PROBLEMS
from generator.problems import DataError, LacunaError, as_text

COMMANDS = ("check", "findings", "compare", "diff", "build", "new", "questionnaire", "schema", "status", "verify", "serve", "export", "edition")  # modules of generator.commands, in the order of the help

_EPILOG = """Start here:
  lacuna check                      is the data right?
  lacuna assess CAN                 the findings for Canada
  lacuna explain CAN fp-08-1-b      how one finding was derived
  lacuna explain serial-number      what a term means
  lacuna build                      the site

Exit codes: 0 clean, 1 problems in the data, 2 misuse."""


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = parser(_first_word(argv)).parse_args(argv)
    try:
        code = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except DataError as error:
        print(as_text(error.problems, Path(arguments.root)), file=sys.stderr)
        print(f"\n{error}", file=sys.stderr)
        return PROBLEMS
    except LacunaError as error:
        print(f"lacuna: {error}", file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone; nothing is left to say
        return CLEAN


def _first_word(argv: list[str] | None) -> str:
    """The command that is asked for, before anything is known of it; empty where none can be made out."""
    first = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    first.add_argument("--root")
    first.add_argument("command", nargs="?", default="")
    try:
        return first.parse_known_args(argv)[0].command
    except argparse.ArgumentError:
        return ""


def parser(command: str = "") -> argparse.ArgumentParser:
    """The whole command line; or, where the command is known, the part that it needs, because loading all takes longer than a check."""
    p = argparse.ArgumentParser(
        prog="lacuna", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=_EPILOG,
        description="Hold national firearms laws against the UN Firearms Protocol: check the data, derive findings, build the site.",
    )  # fmt: skip
    p.add_argument("--root", default=".", metavar="DIR", help="the project's folder (default: this one)")
    commands = p.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in (command,) if command in COMMANDS else COMMANDS:
        importlib.import_module(f"generator.commands.{name}").add(commands)
    return p


if __name__ == "__main__":
    sys.exit(main())
