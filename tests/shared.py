"""The folder of larger test data that may stand beside the checkout; every test passes without it."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(os.environ.get("NEWSREADER_SHARED", Path(__file__).resolve().parents[2] / "shared"))

SHARED: Path | None = _FOLDER if (_FOLDER / "data").is_dir() else None
