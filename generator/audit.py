"""The whole check of a project: form and references, then the legal checks on what could be built.

Reading is most of the work, so the jurisdictions are shared out to processes. Each process reads the protocol, its share of
the jurisdictions and all unions, because a check of a member looks at its union; what two processes find of a union is the
same, and counts once. The result is sorted and does not depend on how many processes there were.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

from generator import checks, load
from generator.problems import Problem

FEW = 2_000_000  # bytes of law below which a second process costs more than it saves


def problems(root: Path, day: date, processes: int | None = None) -> list[Problem]:
    """Every problem of the project below `root` that no waiver covers, sorted; `day` is today.

    `processes` is for tests and benchmarks; without it there are as many as the machine and the amount of law suggest.
    Raises LacunaError where there is no project.
    """
    shares = _shares(load.folders(root), processes)
    if len(shares) < 2:
        return _examined(root, day, None)
    one = partial(_examined, root, day)
    with ProcessPoolExecutor(len(shares) - 1) as others:
        waiting = [others.submit(one, share) for share in shares[1:]]
        found = set(one(shares[0]))
        for result in waiting:
            found.update(result.result())
    return sorted(found)


def _examined(root: Path, day: date, only: frozenset[str] | None) -> list[Problem]:
    collecting = gc.isenabled()
    gc.disable()  # nothing here is thrown away before the end
    try:
        corpus, found = load.examine(root, only)
        if corpus is None:
            return found
        broken = {p.at.path.rpartition("/")[0] for p in found}
        incomplete = {j.id for j in corpus.jurisdictions.values() if j.place.source.path.rpartition("/")[0] in broken}
        return sorted({*found, *checks.run(corpus, day, incomplete)})
    finally:
        if collecting:
            gc.enable()


def _shares(folders: Sequence[Path], processes: int | None) -> list[frozenset[str]]:
    """Folders in shares of about the same number of bytes, each with all unions."""
    sizes = {f: sum(x.stat().st_size for x in f.glob("*.yml")) for f in folders}
    if processes is None:
        processes = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        processes = min(processes, 1 + sum(sizes.values()) // FEW)
    unions = {f for f in folders if load.may_be_union(f)}
    shares: list[list[Path]] = [[] for _ in range(max(processes, 1))]
    for folder in sorted((f for f in folders if f not in unions), key=lambda f: (-sizes[f], f)):
        min(shares, key=lambda share: sum(sizes[f] for f in share)).append(folder)
    return [frozenset(f.name for f in (*share, *unions)) for share in shares if share]
