"""How long `lacuna check` takes with many countries.

    make bench            200 synthetic countries: copies of the encoded ones under other codes

Each copy holds all files of an encoded State, its ids and references under the code of the copy; unions are taken as they
are. What is timed is the command as a maintainer runs it, in a process of its own, from the start of Python to the exit
code: the best of several runs, because another process on the machine only ever adds to it. CPU seconds, of all its
processes together, say how much of that was waiting for a core.
"""

from __future__ import annotations

import itertools
import os
import re
import resource
import shutil
import string
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COUNTRIES = 200
RUNS = 5


def main(countries: int = COUNTRIES, runs: int = RUNS) -> None:
    """Print the line that docs/benchmark.md holds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        size = project(root, countries)
        times = sorted(_seconds(root) for _ in range(runs))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"{countries} countries, {size / 1e6:.0f} MB of law, {cores} cores: {times[0][0]:.2f} s ({times[0][1]:.2f} CPU seconds), best of {runs}; median {times[runs // 2][0]:.2f} s; {times[0][2]} problems shown")


def project(root: Path, countries: int, reviewed: bool = False) -> int:
    """Write a project of so many countries (copies of those of which some law was read, where `reviewed`); return how many bytes of law it has."""
    shutil.copytree(ROOT / "protocol", root / "protocol")
    folders = sorted(p.parent for p in (ROOT / "laws").glob("*/country.yml"))
    unions = [f for f in folders if "\nunion: true" in (f / "country.yml").read_text(encoding="utf-8")]
    for union in unions:
        shutil.copytree(union, root / "laws" / union.name)
    if reviewed:
        folders = [f for f in folders if re.search(r"state: (complete|partial)", (f / "country.yml").read_text(encoding="utf-8"))]
    taken = {f.parent.name for f in (ROOT / "laws").glob("*/country.yml")}
    codes = (code for code in map("".join, itertools.product("q", string.ascii_lowercase, string.ascii_lowercase)) if code not in taken)
    states = itertools.cycle(f for f in folders if f not in unions)
    for code, state in itertools.islice(zip(codes, states, strict=False), countries):
        _copy(state, root / "laws" / code, code)
    return sum(f.stat().st_size for f in (root / "laws").glob("*/*.yml"))


def _copy(state: Path, target: Path, code: str) -> None:
    target.mkdir(parents=True)
    old = state.name
    for file in state.glob("*.yml"):
        text = file.read_text(encoding="utf-8").replace(f"{old}-", f"{code}-")
        if file.name == "country.yml":
            text = text.replace(f"id: {old.upper()}", f"id: {code.upper()}")
        (target / file.name.replace(f"{old}-", f"{code}-")).write_text(text, encoding="utf-8")


def _seconds(root: Path) -> tuple[float, float, int]:
    """Seconds by the clock, CPU seconds, and how many problems were shown."""
    before, cpu = time.perf_counter(), _cpu()
    done = subprocess.run([sys.executable, "-m", "generator.cli", "--root", str(root), "check"], cwd=ROOT, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - before
    if done.returncode not in (0, 1) or "problem" not in (done.stderr.splitlines() or [""])[-1]:
        raise SystemExit(done.stderr)
    return taken, _cpu() - cpu, sum(": error " in line or ": warning " in line for line in done.stdout.splitlines())


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
