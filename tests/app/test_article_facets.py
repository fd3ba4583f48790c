"""The entities of one article, counted for the sidebar."""

from __future__ import annotations

from newsreader.app.article_facets import article_facets
from newsreader.model import Annotations, Label, Mention, Origin


def mention(start: int, text: str, label: Label, entity: str | None, canonical: str | None) -> Mention:
    """A mention found by a rule."""
    return Mention(start, start + len(text), text, label, entity, canonical, Origin.RULE, 1.0)


ANNOTATIONS = Annotations(
    "1",
    mentions=(
        mention(0, "NATO", Label.ORG, "org:nato", "NATO"),
        mention(10, "PBB", Label.ORG, "org:pbb", "Perserikatan Bangsa-Bangsa"),
        mention(20, "Presiden", Label.ROLE, None, None),
        mention(30, "PBB", Label.ORG, "org:pbb", "Perserikatan Bangsa-Bangsa"),
        mention(40, "Iran", Label.PLACE, "place:iran", "Iran"),
        mention(50, "presiden", Label.ROLE, None, None),
        mention(60, "ASEAN", Label.ORG, "org:asean", "ASEAN"),
    ),
)


def test_values_stand_by_mentions_then_by_appearance() -> None:
    found = {
        facet.field: [(v.shown, v.mentions) for v in facet.values] for facet in article_facets(ANNOTATIONS)
    }
    assert found == {
        "org": [("Perserikatan Bangsa-Bangsa", 2), ("NATO", 1), ("ASEAN", 1)],
        "place": [("Iran", 1)],
        "role": [("Presiden", 2)],
    }
    assert [facet.field for facet in article_facets(ANNOTATIONS)] == [
        label.lower() for label in Label if label.lower() in found
    ]


def test_an_article_is_counted_once_and_another_one_anew() -> None:
    assert article_facets(ANNOTATIONS) is article_facets(ANNOTATIONS)
    assert article_facets(Annotations("1")) == ()
    assert article_facets(ANNOTATIONS)
