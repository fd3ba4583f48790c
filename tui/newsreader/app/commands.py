"""The one command table: bindings, palette, help, footer, `:` line and config.yaml all read it.

Plain data on purpose: `newsreader keys` prints it without loading the interface.
"""

from __future__ import annotations

from dataclasses import dataclass

GLOBAL = "global"
LIST = "list"
READER = "reader"
SIDEBAR = "sidebar"
SEARCH = "search"
CONTEXTS = (GLOBAL, LIST, READER, SIDEBAR, SEARCH)
"""Where keys apply: `global` everywhere but in text fields, the others while that part has the focus."""

IN_TEXT = (READER, SIDEBAR)

MOVING = "Moving"
ARTICLES = "Articles"
SEARCHING = "Searching"
ENTITIES = "Entities"
CORRECTING = "Correcting"
MARKING = "Marking"
BRINGING = "Bringing in"
VIEW = "View"
PROGRAM = "Program"
GROUPS = (MOVING, ARTICLES, SEARCHING, ENTITIES, CORRECTING, MARKING, BRINGING, VIEW, PROGRAM)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    `name` is what config.yaml and the `:` line call it, `title` the sentence that palette and help show
    (English, the key of its translation), `keys` the default keys in Textual's names. Commands with the same
    `footer` label share one place in the footer. `argument` names what the `:` line may give it.
    """

    name: str
    title: str
    keys: tuple[str, ...]
    group: str
    contexts: tuple[str, ...] = (GLOBAL,)
    footer: str = ""
    aliases: tuple[str, ...] = ()
    argument: str = ""

    @property
    def action(self) -> str:
        """Textual's action, which the reading screen passes to what does the command."""
        return f"screen.run('{self.name}')"


COMMANDS = (
    Command("move.down", "Move down", ("j", "down"), MOVING),
    Command("move.up", "Move up", ("k", "up"), MOVING),
    Command("move.top", "Go to the beginning", ("g", "home"), MOVING, aliases=("top",)),
    Command("move.bottom", "Go to the end", ("G", "end"), MOVING, aliases=("bottom",)),
    Command("move.half_down", "Half a page down", ("ctrl+d",), MOVING),
    Command("move.half_up", "Half a page up", ("ctrl+u",), MOVING),
    Command("move.page_down", "A page down", ("space", "pagedown"), MOVING),
    Command("move.page_up", "A page up", ("b", "pageup"), MOVING),
    Command("pane.left", "To the pane on the left", ("h", "left"), MOVING),
    Command("pane.right", "To the pane on the right", ("l", "right"), MOVING),
    Command("pane.next", "To the next pane", ("tab",), MOVING),
    Command("pane.previous", "To the previous pane", ("shift+tab",), MOVING),
    Command("article.open", "Open the article", ("enter",), ARTICLES, (LIST,), "open", ("open",)),
    Command("article.next", "Next article", ("J",), ARTICLES, aliases=("next",)),
    Command("article.previous", "Previous article", ("K",), ARTICLES, aliases=("previous",)),
    Command("article.next_unread", "Next unread article", ("u",), ARTICLES),
    Command("article.previous_unread", "Previous unread article", ("U",), ARTICLES),
    Command(
        "article.browser", "Open the article's address in the browser", ("o",), ARTICLES, aliases=("browser",)
    ),
    Command(
        "article.places",
        "Where else this stands, and its earlier versions",
        ("D",),
        ARTICLES,
        aliases=("places", "versions"),
    ),
    Command(
        "article.yank",
        "Copy the selection, or the whole article",
        ("y",),
        ARTICLES,
        aliases=("yank", "copy"),
    ),
    Command(
        "search.focus",
        "Search as you type",
        ("slash",),
        SEARCHING,
        footer="search",
        aliases=("search", "find"),
        argument="query",
    ),
    Command(
        "search.accept",
        "Keep the search and go to the list",
        ("enter", "down"),
        SEARCHING,
        (SEARCH,),
        "to the list",
    ),
    Command("search.leave", "Leave the search bar", ("escape",), SEARCHING, (SEARCH,), "leave"),
    Command(
        "search.order",
        "Newest first, or best match first",
        ("S",),
        SEARCHING,
        aliases=("order", "sort"),
        argument="order",
    ),
    Command("match.next", "Next match in the article", ("n",), SEARCHING),
    Command("match.previous", "Previous match in the article", ("N",), SEARCHING),
    Command("filter.clear", "Clear every filter", ("c",), SEARCHING, aliases=("clear",)),
    Command(
        "history.back",
        "Back to the earlier search",
        ("less_than_sign", "alt+left"),
        SEARCHING,
        aliases=("back",),
    ),
    Command(
        "history.forward",
        "Forward to the later search",
        ("greater_than_sign", "alt+right"),
        SEARCHING,
        aliases=("forward",),
    ),
    Command(
        "sidebar.toggle",
        "Show or hide the entity sidebar",
        ("e",),
        ENTITIES,
        footer="entities",
        aliases=("entities", "sidebar"),
    ),
    Command(
        "sidebar.scope",
        "Entities of this article or of the whole result",
        ("f",),
        ENTITIES,
        aliases=("facets",),
    ),
    Command("mention.next", "Next mention", ("right_square_bracket",), ENTITIES, footer="mentions"),
    Command("mention.previous", "Previous mention", ("left_square_bracket",), ENTITIES, footer="mentions"),
    Command("entity.next", "Next mention of the same entity", ("right_curly_bracket",), ENTITIES),
    Command("entity.previous", "Previous mention of the same entity", ("left_curly_bracket",), ENTITIES),
    Command(
        "entity.filter",
        "Only articles with this entity",
        ("enter",),
        ENTITIES,
        (READER, SIDEBAR),
        "filter",
        ("filter",),
    ),
    Command(
        "entity.exclude",
        "Only articles without this entity",
        ("x",),
        ENTITIES,
        (READER, SIDEBAR),
        aliases=("exclude",),
    ),
    Command("entity.card", "Show the card of the entity", ("i",), ENTITIES, footer="card", aliases=("card",)),
    Command("mention.why", "Say why this is marked, and who says so", ("w",), CORRECTING, aliases=("why",)),
    Command("correct.reject", "No name: take the mark away", ("d", "delete"), CORRECTING, IN_TEXT),
    Command("correct.retype", "Another type than the mark says", ("p",), CORRECTING, IN_TEXT),
    Command("correct.span", "Move where the mark begins and ends", ("v",), CORRECTING, IN_TEXT),
    Command("correct.add", "Mark a name that was missed", ("A",), CORRECTING, IN_TEXT),
    Command(
        "correct.merge",
        "The same as another entity",
        ("equals_sign",),
        CORRECTING,
        IN_TEXT,
        aliases=("merge",),
    ),
    Command(
        "correct.split",
        "Not this entity but another one",
        ("exclamation_mark",),
        CORRECTING,
        IN_TEXT,
        aliases=("split",),
    ),
    Command(
        "correct.rename",
        "Give the entity another name",
        ("E", "f2"),
        CORRECTING,
        IN_TEXT,
        aliases=("rename",),
    ),
    Command(
        "correct.list",
        "List, export or import the corrections",
        ("C",),
        CORRECTING,
        aliases=("corrections",),
        argument="export FILE or import FILE",
    ),
    Command("mark.read", "Mark as read or unread", ("r",), MARKING, aliases=("read",)),
    Command("mark.all_read", "Mark every listed article as read", ("R",), MARKING),
    Command("mark.star", "Star or unstar", ("asterisk",), MARKING, footer="star", aliases=("star",)),
    Command("mark.tag", "Add or remove a tag", ("t",), MARKING, aliases=("tag",), argument="tag"),
    Command("mark.undo", "Undo", ("ctrl+z",), MARKING, aliases=("undo",)),
    Command("mark.redo", "Redo", ("ctrl+y",), MARKING, aliases=("redo",)),
    Command(
        "import.list",
        "Bring articles in, list and undo imports",
        ("I",),
        BRINGING,
        aliases=("import", "imports"),
        argument="folder, file or address",
    ),
    Command(
        "feeds.list",
        "List, add, refresh or remove feeds",
        ("F",),
        BRINGING,
        aliases=("feeds",),
        argument="add ADDRESS, import FILE or export FILE",
    ),
    Command(
        "feeds.refresh",
        "Bring in what is new from the feeds",
        ("ctrl+r", "f5"),
        BRINGING,
        aliases=("refresh",),
        argument="stop",
    ),
    Command("view.zen", "Only the text", ("z",), VIEW, aliases=("zen",)),
    Command("view.wider", "Widen the list", ("plus",), VIEW),
    Command("view.narrower", "Narrow the list", ("minus",), VIEW),
    Command("view.letters", "Letters in the margin for the types of the marks", ("m",), VIEW),
    Command("view.marks", "Show or hide every mark in the text", ("V",), VIEW, aliases=("marks",)),
    Command("app.theme", "Choose a theme", ("T",), VIEW, aliases=("theme", "themes"), argument="theme"),
    Command(
        "app.language",
        "Change the language of the interface",
        ("L",),
        VIEW,
        aliases=("language",),
        argument="language",
    ),
    Command("command.line", "Type a command", ("colon",), PROGRAM),
    Command("app.command_palette", "Find a command", ("ctrl+p",), PROGRAM),
    Command(
        "app.help",
        "Show every key",
        ("question_mark", "f1"),
        PROGRAM,
        footer="help",
        aliases=("help", "keys"),
    ),
    Command("view.back", "Back, and from the list out of the program", ("q",), PROGRAM),
    Command("view.escape", "Back to the list", ("escape",), PROGRAM),
    Command("app.quit", "Quit", ("ctrl+q",), PROGRAM, aliases=("quit", "q")),
)
