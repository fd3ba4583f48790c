"""What the system or a library gives as a reason, in sentences of ours that can be translated."""

from __future__ import annotations

import errno
import os

from newsreader.model import Sentence

_SYSTEM = {
    errno.ENOENT: Sentence.of("there is no such file or folder"),
    errno.EACCES: Sentence.of("permission is denied"),
    errno.EPERM: Sentence.of("this is not permitted"),
    errno.EEXIST: Sentence.of("it is there already"),
    errno.ENOTDIR: Sentence.of("a part of the path is no folder"),
    errno.EISDIR: Sentence.of("it is a folder"),
    errno.ENAMETOOLONG: Sentence.of("the name is too long"),
    errno.ELOOP: Sentence.of("links lead in a circle"),
    errno.EMFILE: Sentence.of("too many files are open"),
    errno.EFBIG: Sentence.of("the file is too large"),
    errno.ENOSPC: Sentence.of("the disk is full"),
    errno.EDQUOT: Sentence.of("the disk quota is used up"),
    errno.EROFS: Sentence.of("the file system can only be read"),
    errno.EIO: Sentence.of("the disk failed"),
    errno.ECONNRESET: Sentence.of("the connection was cut"),
}

_NO_ARCHIVE = Sentence.of("its beginning or its end is missing")
_DIRECTORY = Sentence.of("its list of files is damaged")
_CUT = Sentence.of("it ends too early")
_CHECK = Sentence.of("its contents do not agree with their checksum")
_CONTENTS = Sentence.of("its contents are damaged")

_SAID = {
    "disk I/O error": Sentence.of("the disk failed"),
    "it is no UTF-8 text": Sentence.of("it is no UTF-8 text"),
    "unreadable": Sentence.of("unreadable"),
    "unreadable characters": Sentence.of("unreadable characters"),
    # zipfile, tarfile, gzip, bz2, lzma, zlib
    "File is not a zip file": _NO_ARCHIVE,
    "not a gzip file": _NO_ARCHIVE,
    "file could not be opened successfully": _NO_ARCHIVE,
    "invalid header": _NO_ARCHIVE,
    "bad checksum": _NO_ARCHIVE,
    "Bad magic number": _DIRECTORY,
    "Corrupt zip64": _DIRECTORY,
    "Truncated central directory": _DIRECTORY,
    "File name in directory": _DIRECTORY,
    "Compressed file ended before": _CUT,
    "unexpected end of data": _CUT,
    "truncated header": _CUT,
    "empty header": _CUT,
    "Truncated file header": _CUT,
    "Bad CRC-32": _CHECK,
    "CRC check failed": _CHECK,
    "Incorrect length of data": _CHECK,
    "Not a gzipped file": _CONTENTS,
    "Error -": _CONTENTS,
    "Corrupt input data": _CONTENTS,
    "Invalid data stream": _CONTENTS,
    "Input format not supported": _CONTENTS,
    # pypdf
    "Stream has ended unexpectedly": _CUT,
    "EOF marker not found": _CUT,
    # expat
    "no element found": _CUT,
    "unclosed token": _CUT,
    "unclosed CDATA": _CUT,
    "not well-formed": Sentence.of("there is something in it that XML does not allow"),
    "syntax error": Sentence.of("it does not begin as XML does"),
    "mismatched tag": Sentence.of("an element is not closed, or closed twice"),
    "junk after document element": Sentence.of("something follows its end"),
    # ssl
    "wrong version number": Sentence.of("it answers without encryption; perhaps http:// is meant"),
    "unexpected eof": Sentence.of("the connection was cut"),
    "no answer": Sentence.of("there was no answer"),
    "certificate has expired": Sentence.of("its certificate has expired"),
    "self-signed certificate": Sentence.of("its certificate is signed by nobody that is known"),
    "self signed certificate": Sentence.of("its certificate is signed by nobody that is known"),
    "unable to get local issuer": Sentence.of("its certificate is signed by nobody that is known"),
    "Hostname mismatch": Sentence.of("its certificate is for another name"),
    "IP address mismatch": Sentence.of("its certificate is for another name"),
}
"""By how they begin."""

_EXACT = {os.strerror(number): sentence for number, sentence in _SYSTEM.items()}


def reason(said: str) -> Sentence | None:
    """A reason in words of ours, or None for one that is not known."""
    exact = _EXACT.get(said)
    return exact or next((ours for begins, ours in _SAID.items() if said.startswith(begins)), None)
