"""The command `lacuna`. Exit codes: 0 clean, 1 problems in the data, 2 misuse."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from generator.commands import CLEAN, MISUSE, PROBLEMS, build, check, diff, findings, schema
from generator.problems import DataError, LacunaError, as_text

COMMANDS = (check, findings, diff, build, schema)  # in the order of the help

_EPILOG = """Start here:
  lacuna check                      is the data right?
  lacuna assess CAN                 the findings for Canada
  lacuna explain CAN fp-08-1-b      how one finding was derived
  lacuna explain serial-number      what a term means
  lacuna build                      the site

Exit codes: 0 clean, 1 problems in the data, 2 misuse."""


def main(argv: list[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = parser().parse_args(argv)
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


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    p = argparse.ArgumentParser(
        prog="lacuna", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=_EPILOG,
        description="Hold national firearms laws against the UN Firearms Protocol: check the data, derive findings, build the site.",
    )  # fmt: skip
    p.add_argument("--root", default=".", metavar="DIR", help="the project's folder (default: this one)")
    commands = p.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add(commands)
    return p


if __name__ == "__main__":
    sys.exit(main())
