"""What the detectors find and miss in the hand-written sentences: recall and false alarms.

Run: .venv/bin/python -m bench.detectors
"""

from __future__ import annotations

from collections import Counter

from casework.screening import marks
from tests.casework.telling_sentences import PLAIN, TELLING


def main() -> None:
    """Print every miss and every false alarm, then the figures."""
    found: Counter[str] = Counter()
    for kind, sentence in TELLING:
        if any(mark.kind == kind for mark in marks(sentence)):
            found[kind] += 1
        else:
            print(f"missed {kind}: {sentence} -> {[m.kind.value for m in marks(sentence)]}")
    alarms = [sentence for sentence in PLAIN if marks(sentence)]
    for sentence in alarms:
        print(f"false alarm: {sentence} {[sentence[m.start : m.end] for m in marks(sentence)]}")
    wanted = Counter(kind for kind, _ in TELLING)
    for kind, many in wanted.items():
        print(f"{kind:9} {found[kind]}/{many}")
    print(f"recall {sum(found.values())}/{len(TELLING)}, false alarms {len(alarms)}/{len(PLAIN)}")


if __name__ == "__main__":
    main()
