"""`newsreader feeds`: which feeds the library follows, and what they have that is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from newsreader.cli import streams
from newsreader.cli.declaring import command, group, option
from newsreader.cli.feeds import Refresh, feed_json, write_feeds
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.library.subscribing import choose, find_feeds, written
from newsreader.model import NewsreaderError, Sentence
from newsreader.translation import explain, plural, translate

_JSON = Sentence.of("Write one JSON object a line.")
_FULL = Sentence.of("Fetch the whole article from its page where the feed holds a summary.")
_NONE = Sentence.of("No feed is followed yet; newsreader feeds add URL follows one.")
_title = option(
    "--title", metavar="TEXT", sentence=Sentence.of("What to call the feed, and its articles' source.")
)
_tags = option(
    "--tag",
    "tags",
    metavar="TAG",
    multiple=True,
    sentence=Sentence.of("A tag for its articles; may be repeated."),
)


@command(
    "add",
    Sentence.of("Follow the feed at each URL, or that the site there names, and bring its articles in."),
)
@click.argument("addresses", nargs=-1, required=True, metavar="URL...")
@option("--full-text", is_flag=True, sentence=_FULL)
@_title
@_tags
@option("--json", "as_json", is_flag=True, sentence=_JSON)
def add(
    program: Program,
    addresses: tuple[str, ...],
    full_text: bool,
    title: str | None,
    tags: tuple[str, ...],
    as_json: bool,
) -> int:
    """See the sentence above."""
    with program.library(begins=True) as library:
        added, failed = [], 0
        for address in addresses:
            try:
                links = find_feeds(address, library.fetcher)
            except NewsreaderError as error:
                streams.say(explain(error))
                failed += 1
                continue
            # Without a name of a person's it is called what it calls itself, and not what a page calls it.
            link = replace(links[0], title=title, tags=_apart(tags))
            feed, is_new = library.archive.add_feed(link, full_text=full_text)
            if is_new:
                added.append(feed)
            else:
                streams.say(
                    Sentence.of("{feed} is followed already, as number {id}.", feed=feed.name, id=feed.id)
                )
            _say_others([one.url for one in links[1:]])
        status = Refresh(library, as_json=as_json).run(added) if added else Status.DONE
    if failed:
        return Status.PART if failed < len(addresses) else Status.NOTHING
    return status


@command("list", Sentence.of("The feeds that are followed, and how they fare."))
@option("--json", "as_json", is_flag=True, sentence=_JSON)
def list_them(program: Program, as_json: bool) -> int:
    """See the sentence above."""
    with program.library() as library:
        feeds = library.archive.feeds()
    if as_json:
        for feed in feeds:
            streams.write_json(feed_json(feed))
        return Status.DONE
    write_feeds(feeds)
    if not feeds:
        streams.say(_NONE)
    return Status.DONE


@command(
    "remove",
    Sentence.of("Follow each FEED (number, address or part of its title) no longer; its articles stay."),
)
@click.argument("names", nargs=-1, required=True, metavar="FEED...")
def remove(program: Program, names: tuple[str, ...]) -> int:
    """See the sentence above."""
    with program.library() as library:
        chosen = [choose(library.archive.feeds(), name) for name in names]
        for feed in chosen:
            library.archive.remove_feed(feed.id)
            streams.say(Sentence.of("{feed} is followed no longer; its articles stay.", feed=feed.name))
    return Status.DONE


@command("set", Sentence.of("Change how a FEED (number, address or part of its title) is followed."))
@click.argument("name", metavar="FEED")
@option("--full-text/--summaries", default=None, sentence=_FULL)
@_title
@_tags
def change(
    program: Program, name: str, full_text: bool | None, title: str | None, tags: tuple[str, ...]
) -> int:
    """See the sentence above."""
    with program.library() as library:
        feed = choose(library.archive.feeds(), name)
        changed = replace(
            feed,
            full_text=feed.full_text if full_text is None else full_text,
            title=title or feed.title,
            tags=_apart(tags) or feed.tags,
        )
        library.archive.change_feed(changed)
    if changed.full_text and not feed.full_text:
        from newsreader.app.feeds.writing import whole_articles

        streams.say(whole_articles(changed))
    return Status.DONE


@command("refresh", Sentence.of("Bring in what each FEED has that is new; without one, what all have."))
@click.argument("names", nargs=-1, metavar="[FEED...]")
@option(
    "--all",
    "every",
    is_flag=True,
    sentence=Sentence.of("Ask feeds that failed lately or were asked a moment ago too."),
)
@option("--json", "as_json", is_flag=True, sentence=_JSON)
def refresh(program: Program, names: tuple[str, ...], every: bool, as_json: bool) -> int:
    """See the sentence above."""
    with program.library() as library:
        feeds = library.archive.feeds()
        if names:
            chosen = [choose(feeds, name) for name in names]
        else:
            chosen = feeds if every else library.refresher.due()
            _say_waiting(len(feeds) - len(chosen))
        if not feeds:
            streams.say(_NONE)
        return Refresh(library, as_json=as_json).run(chosen)


@command("import", Sentence.of("Follow all feeds that each OPML FILE lists; its folders become tags."))
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@option("--json", "as_json", is_flag=True, sentence=_JSON)
def take(program: Program, files: tuple[str, ...], as_json: bool) -> int:
    """See the sentence above."""
    from newsreader.cli.importing import Import

    with program.library(begins=True) as library:
        return Import(library, as_json=as_json).run(files, format="opml", dry_run=False, jobs=1)


@command("export", Sentence.of("Write the feeds that are followed to FILE, as OPML; - is standard output."))
@click.argument("file", metavar="FILE")
@option("--force", is_flag=True, sentence=Sentence.of("Write over FILE if it is there already."))
def export(program: Program, file: str, force: bool) -> int:
    """See the sentence above."""
    from newsreader.export import write_file

    with program.library() as library:
        feeds = library.archive.feeds()
    text = written(feeds)
    if file == "-":
        with streams.utf8() as out:
            out.write(text)
        return Status.DONE
    write_file(Path(file), lambda out: out.write(text), overwrite=force)
    streams.say(
        translate("{feeds} written to {file}", feeds=plural("{n} feed", "{n} feeds", len(feeds)), file=file)
    )
    return Status.DONE


run = group(
    "feeds",
    Sentence.of(
        "The feeds that this library follows: add, list, change, remove, refresh; import and export OPML."
    ),
    (add, list_them, change, remove, refresh, take, export),
)


def _say_others(addresses: list[str]) -> None:
    if addresses:
        streams.say(Sentence.of("The site names other feeds too: {feeds}", feeds=" ".join(addresses[:5])))


def _say_waiting(count: int) -> None:
    if count:
        streams.say(
            translate(
                "{feeds} asked a short while ago or failing; --all asks again.",
                feeds=plural("{n} feed", "{n} feeds", count),
            )
        )


def _apart(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags of which several may stand in one, with commas between them, as in the app."""
    return tuple(dict.fromkeys(tag for given in tags for part in given.split(",") if (tag := part.strip())))
