"""Corrections as a file: what was written is read again, and what is hostile is refused with its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.corrections import dump, problem, read_file, read_text
from newsreader.corrections.reading import LARGEST_FILE
from newsreader.model import Correction, CorrectionKind, Label, NewsreaderError, Scope
from tests.unit.corrections import strategies
from tests.unit.corrections.samples import BODY, correction

ODD = Correction(
    CorrectionKind.RENAME, Scope.ARCHIVE, "null", Label.WORK, "~", to_canonical="# no: [comment]"
)


@given(st.lists(strategies.shareable(), max_size=4))
@example([ODD])
@example([Correction(CorrectionKind.ADD, Scope.ARCHIVE, "a\u2028- kind: add\x85b\ufeff😀\x07", Label.ORG)])
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read_again(corrections: list[Correction]) -> None:
    assert [problem(one) for one in corrections] == [None] * len(corrections)
    text = dump(corrections)
    entries = list(read_text(text, "f"))
    assert [one.problem for one in entries] == [None] * len(corrections)
    assert [one.correction for one in entries] == corrections
    assert len(yaml.safe_load(text)) == len(corrections), "plain YAML for any other program"
    lines = text.split("\n")
    assert all(lines[one.line - 1].startswith("- kind: ") for one in entries)


def test_the_file_is_for_people_and_holds_no_article() -> None:
    text = dump([correction("retype", "mention", "AS", nth=1, to_label=Label.PLACE)])
    assert "# “AS” is PLACE here\n- kind: retype\n  scope: mention\n  surface: AS\n" in text
    assert len(text) < len(BODY) * 10
    assert BODY[:80] not in text
    assert dump([]).endswith("[]\n")


def test_a_hand_written_file() -> None:
    text = """
# mine
- {kind: Add, scope: ARCHIVE, surface: 2045, label: work}
-   kind: reject
    scope: archive
    surface: yes
    label: PERSON
    entity:
    anchor: null
"""
    first, second = read_text(text, "f")
    assert first.correction == Correction(CorrectionKind.ADD, Scope.ARCHIVE, "2045", Label.WORK)
    assert second.correction == Correction(CorrectionKind.REJECT, Scope.ARCHIVE, "yes", Label.PERSON)
    assert (first.line, second.line) == (3, 4)


GOOD = "- {kind: add, scope: archive, surface: A, label: ORG}\n"
START = "- kind: add\n  scope: archive\n  label: ORG\n"


@pytest.mark.parametrize(
    ("entry", "line", "why"),
    [
        ("- 7\n", 2, "“key: value” lines are expected here."),
        ("- [a, b]\n", 2, "“key: value” lines are expected here."),
        ("- !!python/object:os.system {kind: add}\n", 2, "“key: value” lines are expected here."),
        (START, 2, "“surface” is missing."),
        (START + "  surface: [A]\n", 5, "“surface” has to be a text."),
        (START + "  surface: !!binary QQ==\n", 5, "“surface” has to be a text."),
        (START + "  surface: {A: B}\n", 5, "“surface” has to be a text."),
        (START + "  surface: ~\n", 5, "“surface” is missing."),
        (START + '  surface: ""\n', 2, "“surface” needs 1 to 500 characters."),
        (START + '  surface: " A"\n', 2, "“surface” begins or ends with a space."),
        (START + "  surface: A\n  surface: B\n", 6, "The key “surface” stands here for the second time."),
        (START + "  surface: A\n  weight: 3\n", 6, "The key “weight” is not known."),
        (START + "  surface: A\n  <<: {label: LAW}\n", 6, "The key “<<” is not known."),
        (START + "  surface: A\n  [a]: 3\n", 6, "The key “…” is not known."),
        (START + "  surface: A\n  shift: 1.5\n", 6, "“shift” has to be a whole number."),
        (START + "  surface: A\n  shift: 99999999999999\n", 6, "“shift” has to be a whole number."),
        (START + "  surface: " + "A" * 3000, 5, "“surface” needs 1 to 2000 characters."),
        (START.replace("archive", "article") + "  surface: A\n", 2, "“anchor” is missing; only a correction"),
        (START.replace("add", "addd") + "  surface: A\n", 2, "“kind” must be one of reject, retype, respan"),
        (START.replace("ORG", "ORC") + "  surface: A\n", 4, "“label” must be one of PERSON, ORG"),
        (START + "  surface: A\n  anchor: 5\n", 6, "“key: value” lines are expected here."),
        (START + "  surface: A\n  anchor: {start: 1}\n", 6, "“sha256” is missing."),
        (
            START + "  surface: A\n  anchor:\n    sha256: 12\n    start: 1\n",
            7,
            "“sha256” has to be 64 digits",
        ),
        (
            START + f"  surface: A\n  anchor:\n    sha256: {'0' * 64}\n",
            7,
            "“start” has to be a whole number.",
        ),
        (
            START + f"  surface: A\n  anchor: {{sha256: {'0' * 64}, start: -1}}\n",
            2,
            "The anchor starts outside",
        ),
        (
            START + f"  surface: A\n  anchor: {{sha256: {'0' * 64}, start: 1, before: {'b' * 40}}}\n",
            2,
            "The anchor holds more than 32",
        ),
        (
            START.replace("add", "retype") + "  surface: A\n  to_label: ORG\n",
            2,
            "“to_label” has to name another",
        ),
        (START.replace("add", "merge") + "  surface: A\n  entity: org:a\n", 2, "“to_canonical” is missing."),
        (START.replace("add", "merge") + "  surface: A\n  to_canonical: B\n", 2, "“entity” is missing."),
        (
            START.replace("add", "split") + "  surface: A\n  to_canonical: B\n",
            2,
            "A split is about one mention",
        ),
        (
            START.replace("add", "merge") + "  surface: A\n  entity: org:a\n  to_canonical: '!?'\n",
            2,
            "“!?” is no name.",
        ),
        (
            START.replace("add", "merge").replace("ORG", "ROLE")
            + "  surface: A\n  entity: a\n  to_canonical: B\n",
            2,
            "Nobody and nothing is named by ROLE.",
        ),
        (START.replace("add", "respan") + "  surface: A\n", 2, "“to_surface” is missing."),
        (
            START.replace("add", "respan") + "  surface: A\n  to_surface: A\n",
            2,
            "The new text is the old one.",
        ),
        (
            START.replace("add", "respan") + "  surface: A B\n  to_surface: C B\n",
            2,
            "“C B” does not lie 0 characters from “A B”.",
        ),
    ],
)
def test_one_bad_entry_is_named_and_the_others_are_read(entry: str, line: int, why: str) -> None:
    entries = list(read_text(GOOD + entry + "\n" + GOOD.replace("A,", "Z,"), "f"))
    assert [one.correction is None for one in entries] == [False, True, False]
    assert entries[1].line == line
    assert str(entries[1].problem).startswith(why)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: add\n", "f, line 1: a list of corrections is expected"),
        ("\n\njust text\n", "f, line 3: a list of corrections is expected"),
        (GOOD + "---\n" + GOOD, "f, line 2: a second document begins here"),
        (GOOD + "- &a {kind: add}\n", "f, line 2: “&” and “*” references are not allowed"),
        (GOOD + "- *a\n", "f, line 2: "),
        (GOOD + "- {kind: [[[[[1]]]]]}\n", "f, line 2: nested too deeply."),
        (GOOD + "- {a: {b: {c: {d: {e: 1}}}}}\n", "f, line 2: nested too deeply."),
        (GOOD + "- {kind: add\n- b\n", "f, line 4: this is not valid YAML"),
        (GOOD + "- \x00\n", "f, line 2: this is not valid YAML"),
        ("[" * 100_000, "f, line 1: nested too deeply."),
        ("{a: " * 100_000, "f, line 1: a list of corrections is expected"),
    ],
)
def test_what_is_no_list_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(NewsreaderError) as caught:
        list(read_text(text, "f"))
    assert str(caught.value).startswith(said)


def test_billion_laughs_cost_nothing() -> None:
    lines = ["- &a0 [lol]"] + [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    began = time.perf_counter()
    with pytest.raises(NewsreaderError, match="line 1: “&”"):
        list(read_text("\n".join(lines), "f"))
    assert time.perf_counter() - began < 1


def test_an_empty_file_says_nothing() -> None:
    for text in ("", "# nothing\n", "---\n", "[]\n", "~" * 0):
        assert list(read_text(text, "f")) == []


def test_files(tmp_path: Path) -> None:
    good = tmp_path / "good.yaml"
    good.write_text("\ufeff" + GOOD, "utf-8")
    assert len(read_file(good)) == 1
    (tmp_path / "latin.yaml").write_bytes(b"- \xe9\n")
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    for name, said in {
        "none.yaml": "cannot be read: it is no file.",
        "latin.yaml": "is no UTF-8 text and was not read.",
        "huge.yaml": "is larger than 16384 KiB and was not read.",
    }.items():
        with pytest.raises(NewsreaderError) as caught:
            read_file(tmp_path / name)
        assert str(caught.value) == f"{tmp_path / name} {said}"


def test_a_large_file_is_read_in_bounded_time() -> None:
    began = time.perf_counter()
    assert len(list(read_text(GOOD * 20_000, "f"))) == 20_000
    assert time.perf_counter() - began < 30


def test_the_example_in_the_documentation_is_understood() -> None:
    page = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text("utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    entries = list(read_text(example, "docs"))
    assert [one.problem for one in entries] == [None] * 4
    assert {one.correction.kind for one in entries if one.correction} == {
        "reject",
        "retype",
        "respan",
        "merge",
    }
