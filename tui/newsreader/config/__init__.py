"""Settings of the user: config.yaml, read with care and never fatal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from newsreader.config.settings import DEFAULT_THEME, Columns, Config, KeyConfig, KeyOverride
from newsreader.model import Sentence

__all__ = ["DEFAULT_THEME", "Columns", "Config", "KeyConfig", "KeyOverride", "default_text", "load"]


def load(path: Path | None = None) -> tuple[Config, list[Sentence]]:
    """The settings in the file (None: the usual place), and one sentence for everything wrong in it.

    A file that is not there means the defaults, without a word. Names of commands and keys are checked by
    `newsreader.app.keymaps.check_keys`, which knows them.
    """
    if path is None:
        from newsreader.paths import config_file

        path = config_file()
    try:
        path.lstat()
    except FileNotFoundError:
        return Config(keys=KeyConfig(file=str(path))), []
    except OSError:
        pass  # There but out of reach: the reader says why.
    from newsreader.config.reader import read_config

    return read_config(path)


def default_text(say: Callable[[Sentence], str] = str) -> str:
    """A config.yaml that says what can be set, every setting at its default and commented out.

    `say` puts the comments into a language.
    """
    from newsreader.config.template import write

    return write(say)
