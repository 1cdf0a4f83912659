"""Print every figure of the recogniser: python -m tests.recogniser.measure"""

import subprocess
import sys
import time

from contributors.recogniser import findings
from tests.recogniser.gauge import CLEAN, DEV, PROBES, cases, first_names, probe, score

MEMORY = """
import re
from pathlib import Path
from contributors.recogniser import findings
def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
before = resident()
findings("Kayleigh went to Hull.")
print(before, resident())
"""


def memory() -> tuple[float, float]:
    """Resident MB of a bare Python before and after the lists are loaded."""
    done = subprocess.run([sys.executable, "-c", MEMORY], check=True, capture_output=True, text=True)
    before, after = map(float, done.stdout.split())
    return before, after


def milliseconds(words: int = 500) -> float:
    """Processor time for one text of so many words, the best of twenty."""
    text = " ".join(CLEAN.split(" ")[:words])
    findings(text)
    times = []
    for _ in range(20):
        start = time.process_time()
        findings(text)
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    sets = {"own, tuned on": cases(held_out=False), "own, held out": cases(held_out=True)}
    if DEV.exists():
        sets = {"dev": cases(DEV), **sets}
    for name, some in sets.items():
        found = score(some)
        clean = sum(not case["spans"] for case in some)
        print(
            f"{name}: recall {found.recall:.3f} ({found.gold}), precision {found.precision:.3f} ({found.flags}), "
            f"clean sentences flagged {found.clean_flagged} of {clean}"
        )
        for miss in found.misses:
            print(f"    {miss}")
    flags = findings(CLEAN)
    print(f"clean text: {len(flags)} findings in {len(CLEAN.split())} words")
    for how in PROBES:
        by_origin = {o: sum(probe(n, how) for n in names) / len(names) for o, names in first_names().items()}
        worst = min(by_origin, key=by_origin.get)
        print(f"names, {how}: {sum(by_origin.values()) / len(by_origin):.3f}; worst {worst} {by_origin[worst]:.2f}")
    before, after = memory()
    print(f"{milliseconds():.0f} ms for 500 words; {after:.0f} MB with lists loaded, {before:.0f} MB before")


if __name__ == "__main__":
    main()
