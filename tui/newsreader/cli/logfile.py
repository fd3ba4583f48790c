"""The log: warnings and tracebacks in a file of the state folder, and nothing on the terminal."""

from __future__ import annotations

import logging
from pathlib import Path

from newsreader.paths import state_folder

_LARGEST = 512 * 1024
_KEPT = 2


def log_file() -> Path:
    """Where the log is, once there is something in it."""
    return state_folder() / "newsreader.log"


class LogFile(logging.Handler):
    """Makes the file when the first record comes. A log that cannot be written never stops the work."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._file: logging.Handler | None = None
        self.usable = True

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        if not self.usable:
            return
        try:
            if self._file is None:
                self._file = _open()
                self._file.handleError = self.handleError  # type: ignore[method-assign]
            self._file.emit(record)
        except OSError:
            self.usable = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802
        """A full disk: logging itself would say so on the terminal."""
        self.usable = False


def _open() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(
        path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", errors="backslashreplace"
    )
    file.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    return file


def install() -> None:
    """Send what is logged, and Python's own warnings, to the file from now on."""
    root = logging.getLogger()
    if not any(isinstance(handler, LogFile) for handler in root.handlers):
        root.addHandler(LogFile())
        logging.captureWarnings(True)


def record(error: BaseException) -> Path | None:
    """Log an error with its traceback; the file, or None where it could not be written."""
    return write("stopped by an error", error)


def write(message: str, error: BaseException | None = None) -> Path | None:
    """Log a message; the file, or None where it could not be written."""
    handler = LogFile()
    info = (type(error), error, error.__traceback__) if error is not None else None
    handler.handle(logging.LogRecord("newsreader", logging.ERROR, __file__, 0, message, None, info))
    return log_file() if handler.usable else None
