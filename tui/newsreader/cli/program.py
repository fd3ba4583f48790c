"""What the global options come to: settings, library, language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.cli import streams
from newsreader.cli.status import Status
from newsreader.model import NewsreaderError, Sentence
from newsreader.translation import choose_language, explain, translate

if TYPE_CHECKING:
    from newsreader.config import Config
    from newsreader.library import Library


class Program:
    """One run of the program. `library` and `config` are what was given for them, None or "" for nothing."""

    def __init__(self, library: str | None = None, config: str | None = None) -> None:
        self._library = library
        self._config = config
        self._complained = False
        self.status = Status.DONE
        """Whether all was done that comes before a command; what was not has been said."""

    def begin(self) -> None:
        """Put the language in force; from now on warnings go to the log."""
        from newsreader.cli.logfile import install

        install()
        choose_language(self.settings[0].language)

    # settings

    @property
    def config_file(self) -> Path:
        """Where the settings are, or would be."""
        if self._config:
            return _expanded(self._config)
        from newsreader.paths import config_file

        return config_file()

    @property
    def config_named(self) -> bool:
        """Whether the file of settings was named, so that its absence is a mistake."""
        return bool(self._config)

    @cached_property
    def settings(self) -> tuple[Config, list[Sentence]]:
        """The settings in force, and what is wrong in their file."""
        from newsreader.config import load

        return load(self.config_file)

    @property
    def config(self) -> Config:
        """The settings in force; what is wrong in their file is said once.

        Raises NewsreaderError where a file was named that is not there.
        """
        self.require_config()
        config, problems = self.settings
        if not self._complained:
            self._complained = True
            for problem in problems:
                streams.say(problem)
        return config

    def require_config(self) -> None:
        """Raise NewsreaderError where a file of settings was named and there is none."""
        if self.config_named and not self.config_file.exists():
            raise NewsreaderError(
                "There is no file {file}; newsreader --config {file} config --init writes it.",
                file=self.config_file,
            )

    # places

    @property
    def library_folder(self) -> Path:
        """The folder of the library."""
        if self._library:
            return _expanded(self._library)
        if (configured := self.settings[0].library) is not None:
            return configured
        from newsreader.paths import default_library

        return default_library()

    @property
    def is_default_library(self) -> bool:
        """Whether nobody named a library: that one begins with the starter collection, a named one empty."""
        return not self._library and self.settings[0].library is None

    @property
    def gazetteer(self) -> Path | None:
        """The user's own names, if there are any."""
        configured = self.settings[0].gazetteer
        if configured is not None:
            return configured
        usual = self.config_file.parent / "gazetteer.yaml"
        return usual if usual.exists() else None

    @property
    def themes_folder(self) -> Path:
        """The folder of the user's own themes, whether or not it is there."""
        return self.config_file.parent / "themes"

    @property
    def state_file(self) -> Path:
        """What the app remembers about this library between starts."""
        import hashlib
        import os

        from newsreader.paths import state_folder

        place = os.fsencode(self.library_folder.resolve())
        return state_folder() / f"library-{hashlib.sha256(place).hexdigest()[:16]}.json"

    # the library

    def open_library(self) -> Library:
        """The library as it is; the caller closes it."""
        from newsreader.library import Library

        return Library.open(
            self.library_folder,
            gazetteer=self.gazetteer,
            allow_private=self.settings[0].feeds.allow_private,
            notice=streams.say,
        )

    @property
    def is_to_be_begun(self) -> bool:
        """Whether a library was named and there is none."""
        from newsreader.library.parts import is_there

        return not self.is_default_library and not is_there(self.library_folder)

    @contextmanager
    def library(self, *, begins: bool = False, settled: bool = True) -> Iterator[Library]:
        """The library, open; the default one is filled from the starter collection first if it is new.

        If it is to be `settled`, its articles first follow the imports that were undone or brought back,
        where that was interrupted. What hinders that is said, and no reason to do nothing.

        Raises NewsreaderError where another was named and is not there, unless that `begins` one.
        """
        _ = self.config
        is_new = self.is_to_be_begun
        if is_new and not begins:
            raise NewsreaderError(
                "There is no library in {folder}; newsreader --library {folder} import PATH begins one.",
                folder=self.library_folder,
            )
        with self.open_library() as library:
            if is_new:
                streams.say(begun(library.folder))
            if self.is_default_library:
                _fill(library)
            if settled:
                self.settle(library)
            yield library

    @contextmanager
    def trial_library(self) -> Iterator[Library]:
        """The library to try something on that keeps nothing: an empty one elsewhere if there is none."""
        if not self.is_to_be_begun:
            with self.library() as library:
                yield library
            return
        from tempfile import TemporaryDirectory

        from newsreader.library import Library

        _ = self.config
        with (
            TemporaryDirectory(prefix="newsreader-") as folder,
            Library.open(
                Path(folder), gazetteer=self.gazetteer, allow_private=self.settings[0].feeds.allow_private
            ) as library,
        ):
            yield library

    def settle(self, library: Library) -> None:
        """Go on with undoing imports and bringing them back, where that was interrupted."""
        from newsreader.cli.progress import settling

        try:
            settling(library)
        except NewsreaderError as error:
            streams.say_once(explain(error))
            self.status = Status.PART


def begun(folder: Path) -> Sentence:
    """What is said of a library that was not there before: its name may have been mistyped."""
    return Sentence.of("A new library was begun in {folder}.", folder=folder)


def _expanded(given: str) -> Path:
    try:
        return Path(given).expanduser()
    except RuntimeError:  # “~name” of nobody here: then it is a folder called so.
        return Path(given)


def _fill(library: Library) -> None:
    from newsreader.cli.progress import indexing, progress
    from newsreader.library.counting import estimate
    from newsreader.library.starter import fill, wants_starter
    from newsreader.model import ImportStatus
    from newsreader.paths import bundled

    if library.archive.read_only or not wants_starter(library):
        return
    streams.say(
        Sentence.of("A new library is made in {folder} from the starter collection.", folder=library.folder)
    )
    with progress(Sentence.of("Reading articles")) as step:
        total = estimate([bundled("seeds")])
        for number, result in enumerate(fill(library), 1):
            step(number, total)
            if result.status is ImportStatus.FAILED and result.why is not None:
                streams.say(translate(result.why))
    indexing(library)
