"""What is built is whole: the source distribution, the wheel made from it, and the wheel installed alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from email import message_from_bytes
from pathlib import Path

import pytest

import newsreader

pytestmark = pytest.mark.slow  # a minute, and the package index

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "tui" / "newsreader"
SHARED_FOLDERS = ("seeds", "themes")

USE_IT = """
import sys
from pathlib import Path
import newsreader
from newsreader import translation
from newsreader.annotate import exact_extractor, fast_extractor
from newsreader.app.themes import load_themes
from newsreader.library import Library
from newsreader.model import Query
from newsreader.paths import bundled

package = Path(newsreader.__file__).parent
assert package.is_relative_to(sys.prefix), package
for kind in ("seeds", "themes"):
    assert bundled(kind) == package / "bundled" / kind, bundled(kind)
assert (package / "app" / "styles.tcss").is_file()
assert translation.catalogue("id")
for make in (fast_extractor, exact_extractor):
    assert make().annotate("Presiden Vladimir Putin tiba di Istanbul.").mentions
specs, problems = load_themes(None)
assert len(specs) >= 6 and not problems, problems
with Library.open(Path("library")) as library:
    kept = [done for done in library.importer.run([bundled("seeds")]) if done.id is not None]
    assert len(kept) >= 25
    assert list(library.refresh_index())
    assert library.search(Query("diplomasi")).total
"""


def run(command: Sequence[object], folder: Path) -> str:
    """What a command prints, run from a folder without the checkout on Python's path."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "XDG_DATA_HOME": str(folder / "data")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel built from it."""
    folder = tmp_path_factory.mktemp("built")
    run([sys.executable, "-m", "build", "--outdir", folder, ROOT], folder)
    return folder


def wheel_in(folder: Path) -> Path:
    """The one wheel in a folder."""
    (wheel,) = folder.glob("*.whl")
    return wheel


def data_files(folder: Path) -> set[str]:
    """The files under a folder that are no Python, as paths relative to it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }


def test_the_wheel_holds_code_and_data(built: Path) -> None:
    with zipfile.ZipFile(wheel_in(built)) as wheel:
        names = set(wheel.namelist())
        metadata = message_from_bytes(
            wheel.read(f"newsreader_tui-{newsreader.__version__}.dist-info/METADATA")
        )
    wanted = {f"newsreader/{name}" for name in data_files(PACKAGE)}
    for kind in SHARED_FOLDERS:
        wanted |= {f"newsreader/bundled/{kind}/{name}" for name in data_files(ROOT / kind)}
    wanted |= {f"newsreader/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*.py")}
    assert wanted <= names, wanted - names
    assert {
        "newsreader/locale/id.yaml",
        "newsreader/app/styles.tcss",
        "newsreader/annotate/data/people.tsv",
        "newsreader/annotate/models/fast.bin",
        "newsreader/annotate/models/exact.bin",
    } <= wanted
    strangers = {name for name in names - wanted if not name.startswith("newsreader_tui-")}
    assert not strangers
    assert metadata["Name"] == "newsreader-tui" and metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE", "NOTICE"]


def test_the_source_distribution_holds_what_the_checks_need(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    for name in ("pyproject.toml", "Makefile", "README.md", "LICENSE", "NOTICE", "tests/shared.py"):
        assert name in names
    for folder in (*SHARED_FOLDERS, "tui/newsreader/locale", "tests/unit/packaging"):
        assert any(name.startswith(folder + "/") for name in names)
    assert not {
        name for name in names if name.startswith((".git/", ".venv", "dist/")) or "__pycache__" in name
    }


def test_the_wheel_alone_is_enough(built: Path, tmp_path: Path) -> None:
    run([sys.executable, "-m", "venv", tmp_path / "venv"], tmp_path)
    binaries = tmp_path / "venv" / "bin"
    run([binaries / "python", "-m", "pip", "install", "--quiet", "--no-compile", wheel_in(built)], tmp_path)
    assert newsreader.__version__ in run([binaries / "newsreader", "--version"], tmp_path)
    run([binaries / "python", "-c", USE_IT], tmp_path)
    run([binaries / "python", "-m", "pip", "check"], tmp_path)
