"""One process: its wall time, its processor time and its peak memory, with those of what it started."""
import os
import statistics
import subprocess
import time
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float
    processor: float
    megabytes: float
    status: int


def once(command, output=None, environment=None):
    """`output`: a file for standard output; None throws it away. `environment`: variables besides one's own."""
    start = time.monotonic()
    with open(output or os.devnull, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def median(command, rounds, output=None):
    runs = [once(command, output) for _ in range(rounds)]
    middle = [statistics.median(getattr(r, name) for r in runs) for name in ("seconds", "processor", "megabytes")]
    return Run(*middle, status=max(r.status for r in runs))
