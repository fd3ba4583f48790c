"""Where files live: the user's folders (XDG on Linux) and the data that comes with the program.

platformdirs is imported only when a folder is asked for, which keeps `newsreader --version` quick.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from newsreader.model import NewsreaderError

APPLICATION = "newsreader"
Kind = Literal["seeds", "themes"]


def bundled(kind: Kind) -> Path:
    """The folder of starter articles or themes that comes with the program.

    A wheel holds it inside the package; an editable installation reads the checkout's own folder.
    Raises NewsreaderError if neither is there.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "bundled" / kind, package.parents[1] / kind):
        if folder.is_dir():
            return folder
    raise NewsreaderError(
        "The folder “{kind}” that comes with newsreader is missing from {place}; install it again.",
        kind=kind,
        place=package,
    )


def config_folder() -> Path:
    """Settings, the user's themes and gazetteer: ``$XDG_CONFIG_HOME/newsreader``."""
    from platformdirs import user_config_path

    return user_config_path(APPLICATION, appauthor=False)


def data_folder() -> Path:
    """What must not be lost: ``$XDG_DATA_HOME/newsreader``."""
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False)


def state_folder() -> Path:
    """What the program remembers between starts: ``$XDG_STATE_HOME/newsreader``."""
    from platformdirs import user_state_path

    return user_state_path(APPLICATION, appauthor=False)


def cache_folder() -> Path:
    """What can be made again: ``$XDG_CACHE_HOME/newsreader``."""
    from platformdirs import user_cache_path

    return user_cache_path(APPLICATION, appauthor=False)


def default_library() -> Path:
    """The library used when none is named."""
    return data_folder() / "library"


def config_file() -> Path:
    """The settings, whether or not the file is there."""
    return config_folder() / "config.yaml"


def user_themes() -> Path:
    """The folder of the user's own themes, whether or not it is there."""
    return config_folder() / "themes"


def user_gazetteer() -> Path:
    """The user's own names, whether or not the file is there."""
    return config_folder() / "gazetteer.yaml"
