"""Who took part in what is logged: names that were typed become people."""

from pln.classes import dataclass
from pln.cli.invocation import Invocation
from pln.errors import AmbiguousError, InputError, NoNetworkError, NotFoundError
from pln.facts.refs import Ref
from pln.sentence import Draft, Lookup, Mention


@dataclass(frozen=True)
class People:
    """Who took part: slugs of those known, names of those to be created."""

    known: tuple[str, ...]
    new: tuple[str, ...]


def lookup(invocation: Invocation, text: str) -> Lookup:
    """Whom a phrase of the text may mean; nobody before there is a network."""
    from pln.store.resolve import name_lookup

    try:
        with invocation.read() as db:
            return name_lookup(db, text)
    except NoNetworkError:
        return lambda phrase: ()


def named(invocation: Invocation, name: str) -> tuple[Ref, ...]:
    """Everybody who answers to a name."""
    from pln.store import resolve

    try:
        with invocation.read() as db:
            return resolve.candidates(db, resolve.CONTACT, name)
    except NoNetworkError:
        return ()


def whom(invocation: Invocation, draft: Draft, *, create: bool) -> People:
    """Decides for each name who is meant and who is new, asking where it can. Raises what stops it."""
    if not draft.people:
        raise InputError("nobody is named", 'say with whom: "coffee with Ann Lee", or --with "Ann Lee"')
    each = [meant(invocation, mention, create=create) for mention in draft.people]
    known = (slug for one in each for slug in one.known)
    new = (name for one in each for name in one.new)
    return People(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(new)))


def meant(invocation: Invocation, mention: Mention, *, create: bool) -> People:
    """The one person that a name means, known or new, asking where it can. Raises what stops it."""
    if mention.found:
        return People((_one_of(invocation, mention),), ())
    if not create:
        _agree_to_add(invocation, mention.text)
    return People((), (mention.text,))


def _one_of(invocation: Invocation, mention: Mention) -> str:
    from pln.store.resolve import listed

    if len(mention.found) == 1:
        return mention.found[0].slug
    fits = f"'{mention.text}' fits {len(mention.found)} contacts: {listed(mention.found)}"
    if not invocation.can_ask:
        raise AmbiguousError(fits, "use more of the name, or the name in brackets")
    invocation.say(f"'{mention.text}' fits several:")
    invocation.say(*(f"  {number}  {ref.name} [{ref.slug}]" for number, ref in enumerate(mention.found, 1)))
    while answer := invocation.ask("Which one?"):
        for number, ref in enumerate(mention.found, 1):
            if answer in (str(number), ref.slug):
                return ref.slug
    raise AmbiguousError(fits, "use more of the name, or the name in brackets")


def _agree_to_add(invocation: Invocation, name: str) -> None:
    if invocation.can_ask:
        if invocation.agrees(f"{name} is not known yet. Add them?"):
            return
        raise NotFoundError(f"no contact answers to '{name}'", "nothing was logged")
    from pln.store import resolve

    try:
        with invocation.read() as db:
            unknown = resolve.not_found(db, resolve.CONTACT, name)
    except NoNetworkError:
        unknown = NotFoundError(f"no contact answers to '{name}'")
    close = f"{unknown.hint} " if unknown.hint.startswith("did you mean") else ""
    raise NotFoundError(unknown.message, f"{close}--create adds unknown people")
