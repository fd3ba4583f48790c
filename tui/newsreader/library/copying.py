"""A copy of the archive before its index is made anew, as damage seldom comes alone."""

from __future__ import annotations

from newsreader.archive import Archive, BackupError
from newsreader.model import Sentence


def copied(archive: Archive) -> tuple[Sentence, bool]:
    """What to say of the copy that now says what the archive says, and whether there is one.

    There is none where the disk has no room for it. Raises NewsreaderError where the archive is damaged.
    """
    try:
        backup, made = archive.back_up_if_changed()
    except BackupError as error:
        return error.sentence, False
    if made:
        return Sentence.of("The archive was copied to {backup} first.", backup=backup), True
    return Sentence.of("The archive has not changed since it was copied to {backup}.", backup=backup), True
