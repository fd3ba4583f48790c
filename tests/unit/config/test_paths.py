"""Where files live."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader import paths
from newsreader.model import NewsreaderError


@pytest.mark.parametrize(
    ("variable", "folder"),
    [
        ("XDG_CONFIG_HOME", paths.config_folder),
        ("XDG_DATA_HOME", paths.data_folder),
        ("XDG_STATE_HOME", paths.state_folder),
        ("XDG_CACHE_HOME", paths.cache_folder),
    ],
)
def test_xdg_is_honoured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, folder: object
) -> None:
    monkeypatch.setenv(variable, str(tmp_path))
    assert callable(folder)
    assert folder() == tmp_path / "newsreader"


def test_files_stand_in_their_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    assert paths.config_file() == tmp_path / "CONFIG/newsreader/config.yaml"
    assert paths.user_themes() == tmp_path / "CONFIG/newsreader/themes"
    assert paths.user_gazetteer() == tmp_path / "CONFIG/newsreader/gazetteer.yaml"
    assert paths.default_library() == tmp_path / "DATA/newsreader/library"
    assert not list(tmp_path.iterdir()), "asking makes nothing"


def test_bundled_data_is_found_in_a_checkout() -> None:
    assert (paths.bundled("themes") / "senja.yaml").is_file()
    assert paths.bundled("seeds").is_dir()


def test_a_wheel_s_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "newsreader"
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    with pytest.raises(NewsreaderError, match="seeds"):
        paths.bundled("seeds")
    (tmp_path / "seeds").mkdir()
    assert paths.bundled("seeds") == tmp_path / "seeds"
    (package / "bundled" / "seeds").mkdir(parents=True)
    assert paths.bundled("seeds") == package / "bundled" / "seeds"
