"""Write the expected files again: `python -m tests.golden`."""

from __future__ import annotations

from tests.golden import EXPECTED, GOLDEN

if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for name, make in GOLDEN.items():
        (EXPECTED / name).write_bytes(make())
