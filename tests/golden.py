"""Golden files: readable text that a test holds its result against."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def check_golden(golden: Path, actual: str) -> None:
    """Fail with a diff where the text is not the golden one, and write it beside as ``NAME.actual``."""
    beside = golden.with_name(f"{golden.name}.actual")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if actual == expected:
        beside.unlink(missing_ok=True)
        return
    beside.write_text(actual, encoding="utf-8")
    lines = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), golden.name, beside.name, lineterm="", n=2
    )
    command = f"python packaging/dev.py accept {beside.relative_to(ROOT).as_posix()}"
    pytest.fail("\n".join([*lines, f"If this is meant: {command}"]), pytrace=False)
