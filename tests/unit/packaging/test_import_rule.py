"""The import rule: by the contracts in pyproject.toml, and by what Python has loaded after real use."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
TOOLKITS = {"textual", "rich", "click"}

OFFENCES = {
    "newsreader/search/offence.py": "import newsreader.archive\nimport textual\nimport sqlite3\n",
    "newsreader/export/offence.py": "import numpy\n",
    "newsreader/app/offence.py": "import whoosh.index\nimport markdown_it\n",
    "newsreader/app/widgets/offence.py": "import newsreader.library\n",
    "newsreader/text/offence.py": "import yaml\n",
    "newsreader/unforeseen.py": "",
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the package that lies in a folder by the contracts of the checkout."""
    command = [LINT_IMPORTS, "--no-cache", "--no-logo", "--config", ROOT / "pyproject.toml"]
    environment = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def loaded_by(code: str, *arguments: object) -> set[str]:
    """The top-level names that a fresh Python holds after some code and did not hold before."""
    script = f"""
import sys
before = set(sys.modules)
{code}
names = {{name.partition(".")[0] for name in set(sys.modules) - before}}
import json
print()
print(json.dumps(sorted(names)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_contracts_are_kept() -> None:
    done = lint_imports(ROOT / "tui")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "tui/newsreader", tmp_path / "newsreader", ignore=shutil.ignore_patterns("__pycache__")
    )
    for place, text in OFFENCES.items():
        (tmp_path / place).write_text(text, encoding="utf-8")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "0 kept, 8 broken" in done.stdout
    assert "unforeseen" in done.stdout


@pytest.mark.parametrize("package", ["model", "text"])
def test_the_lowest_layers_stand_on_the_standard_library(package: str) -> None:
    names = loaded_by(
        f"""
import importlib, pkgutil
import newsreader.{package} as package
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
"""
    )
    assert names - sys.stdlib_module_names == {"newsreader"}


def test_the_library_in_use_loads_no_toolkit(tmp_path: Path) -> None:
    names = loaded_by(
        """
import io
from pathlib import Path
from newsreader.export.formats import FORMATS
from newsreader.library import Library
from newsreader.model import Order, Query
from newsreader.paths import bundled
seed = min(bundled("seeds").glob("*.txt"))
with Library.open(Path(sys.argv[1]) / "library") as library:
    (kept,) = library.importer.run([seed])
    assert list(library.refresh_index())
    page = library.search(Query("diplomasi OR iran"), Order.RELEVANCE)
    assert list(page.ids) == [kept.id] and list(library.hits(page)) and library.facets(page.ids)
    article = library.article(kept.id)
    assert article.annotations.mentions and library.matches(page.query, article.article.body)
    assert [format.write([article], io.StringIO()) for format in FORMATS.values()] == [1, 1, 1]
    assert not library.verify()
""",
        tmp_path,
    )
    assert {"newsreader", "sqlite3", "whoosh", "yaml", "numpy"} <= names
    assert not names & TOOLKITS


def test_the_first_list_needs_no_index_and_no_extractor(tmp_path: Path) -> None:
    names = loaded_by(
        """
from pathlib import Path
from newsreader.library import Library
from newsreader.model import Query
with Library.open(Path(sys.argv[1]) / "library") as library:
    assert library.search(Query()).total == 0
assert not {name for name in sys.modules if name.startswith(("newsreader.annotate", "newsreader.search"))}
""",
        tmp_path,
    )
    assert not names & {*TOOLKITS, "whoosh", "Sastrawi", "yaml", "msgspec", "markdown_it", "numpy"}


def test_the_command_begins_with_the_standard_library() -> None:
    names = loaded_by("import newsreader.cli.entry")
    assert names - sys.stdlib_module_names == {"newsreader"}
    assert "sqlite3" not in names


def test_the_app_begins_with_what_draws_it() -> None:
    names = loaded_by("import newsreader.cli.opening, newsreader.cli.program, newsreader.app.app")
    assert {"textual", "platformdirs"} <= names
    assert not names & {"click", "whoosh", "Sastrawi", "yaml", "msgspec", "markdown_it", "numpy"}


def test_the_version_costs_no_library() -> None:
    names = loaded_by('from newsreader.cli.entry import run\nassert run(["--version"]) == 0')
    assert not names & {"textual", "whoosh", "Sastrawi", "sqlite3", "yaml", "msgspec", "markdown_it", "numpy"}
