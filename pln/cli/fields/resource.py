"""The fields of a resource."""

from collections.abc import Mapping

from pln import vocabulary
from pln.cli.fields.address import address
from pln.cli.fields.field import Field
from pln.cli.values import NUMBER, PAST_DAY, PERIOD, SHARE, TEXT, URL, WHOLE, one_of, reference


def _spread_url(text: str | None) -> Mapping[str, object]:
    return {"url": address(text), "original_url": text or ""}


RESOURCE_OWN = (
    Field("kind", "--kind", one_of(vocabulary.RESOURCE_KINDS), "What it is (article for a new one)."),
    Field(
        "url",
        "--url",
        URL,
        "Where it is.",
        spread=_spread_url,
        gather=lambda resource: resource.original_url or resource.url,
    ),
    Field("author", "--by", TEXT, "Who made it."),
    Field("source", "--source", TEXT, "Where it appeared."),
    Field("status", "--status", one_of(vocabulary.RESOURCE_STATUSES), "How far you are."),
    Field("topics", "--topic", TEXT, "A topic it is about.", many=True),
    Field("goals", "--goal", reference("goal"), "A goal it serves.", many=True),
    Field("recommended_by", "--recommended-by", reference("contact"), "Who recommended it."),
    Field("shared_with", "--shared-with", SHARE, "Whom you passed it on to.", many=True),
    Field("size", "--size", NUMBER, "How long it is, in pages, minutes, chapters …"),
    Field("position", "--position", NUMBER, "How far you are, in the same unit."),
    Field("rating", "--rating", WHOLE, "How good it was: 1 to 5."),
    Field("takeaways", "--takeaways", TEXT, "What you take from it."),
    Field("stance", "--stance", one_of(vocabulary.STANCES), "What it did to your beliefs."),
    Field("every_days", "--every", PERIOD, "How often it recurs, for feeds and newsletters."),
    Field("last_opened_on", "--last-opened", PAST_DAY, "When you last looked at it."),
    Field("added_on", "--added", PAST_DAY, "When it came to you (today for a new one)."),
    Field("started_on", "--started", PAST_DAY, "When you began."),
    Field("finished_on", "--finished", PAST_DAY, "When you finished."),
    Field("dropped_on", "--dropped", PAST_DAY, "When you gave it up."),
)
RESOURCE = (Field("title", "--title", TEXT, "The title."), *RESOURCE_OWN)
