"""Addresses are stored in one spelling, and two spellings of one place have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.urls import canonical, comparison_key


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTPS://WWW.Example.ORG/A/b", "https://www.example.org/A/b"),
        ("https://example.org/", "https://example.org"),
        ("https://example.org/?q=1", "https://example.org?q=1"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80", "http://example.org"),
        ("http://example.org:443/a", "http://example.org:443/a"),
        ("http://[2001:DB8::1]:80/a", "http://[2001:db8::1]/a"),
        ("https://Bücher.example/Ä", "https://bücher.example/Ä"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/#!/route", "https://example.org#!/route"),
        ("https://example.org/a?utm_source=x&id=7&utm_medium=y", "https://example.org/a?id=7"),
        (
            "https://example.org/a?fbclid=1&gclid=2&mc_cid=3&mc_eid=4&igshid=5&ref_src=6",
            "https://example.org/a",
        ),
        ("https://example.org/a?trk=1&trackingId=2&UTM_Campaign", "https://example.org/a"),
        ("https://example.org/a?tracker=1&ref=2", "https://example.org/a?tracker=1&ref=2"),
        ("https://example.org/a?b=%20&&c", "https://example.org/a?b=%20&c"),
        ("https://example.org/a%2Fb?", "https://example.org/a%2Fb"),
    ],
)
def test_an_address_is_stored_in_one_spelling(typed: str, stored: str) -> None:
    assert canonical(typed) == stored


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "does not begin with http:// or https://"),
        ("example.org", "does not begin with http:// or https://"),
        ("http:example.org", "does not begin with http:// or https://"),
        ("ftp://example.org", "does not begin with http:// or https://"),
        ("javascript:alert(1)", "does not begin with http:// or https://"),
        ("file:///etc/passwd", "does not begin with http:// or https://"),
        ("data:text/html,x", "does not begin with http:// or https://"),
        ("-https://example.org", "does not begin with http:// or https://"),
        ("https://", "has no valid host"),
        ("https:///path", "has no valid host"),
        ("https://.", "has no valid host"),
        ("https://[::1", "has no valid host"),
        ("https://example.org:port", "has no valid host"),
        ("https://example.org:99999", "has no valid host"),
        ("https://exa\\mple.org", "has no valid host"),
        ("https://ann@example.org", "has a user name in front of its host"),
        ("https://example.org@evil.test/", "has a user name in front of its host"),
        ("https://example.org/a b", "has a space or a control character"),
        (" https://example.org", "has a space or a control character"),
        ("https://example.org/\x1b[2J", "has a space or a control character"),
        ("https://example.org/\n", "has a space or a control character"),
        ("https://example.org/\udcff", "has a space or a control character"),
    ],
)
def test_anything_else_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        canonical(typed)
    with pytest.raises(ValueError, match=f"^{reason}$"):
        comparison_key(typed)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("https://www.linkedin.com/in/Ann-Lee/", "linkedin.com/in/ann-lee"),
        ("http://linkedin.com/in/ann-lee", "linkedin.com/in/ann-lee"),
        ("https://de.linkedin.com/in/ann-lee?trk=people&locale=de", "linkedin.com/in/ann-lee"),
        ("https://uk.linkedin.com/in/ann-lee/details/skills", "linkedin.com/in/ann-lee"),
        ("https://linkedin.com/in/J%C3%B6rg", "linkedin.com/in/jörg"),
        ("https://linkedin.com/in/Jo\u0308rg/", "linkedin.com/in/jörg"),
        ("https://www.linkedin.com/company/Acme/", "linkedin.com/company/acme"),
        ("https://linkedin.com", "linkedin.com"),
        ("https://notlinkedin.com/in/Ann", "notlinkedin.com/in/Ann"),
        ("https://www.example.org/A%20b/", "example.org/A b"),
        ("http://example.org/A%20b?c=%C3%A9", "example.org/A b?c=é"),
        ("https://example.org/%00%0a%ff", "example.org/%00%0A%FF"),
    ],
)
def test_two_spellings_of_a_place_have_one_key(typed: str, key: str) -> None:
    assert comparison_key(typed) == key


HOSTS = st.sampled_from(
    ["example.org", "WWW.Example.org", "de.LinkedIn.com", "bücher.example", "10.0.0.1:8080"]
)
RESTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"], exclude_characters="@"), max_size=40
)


@given(st.sampled_from(["http", "HTTPS"]), HOSTS, RESTS)
def test_the_stored_spelling_is_stable(scheme: str, host: str, rest: str) -> None:
    stored = canonical(f"{scheme}://{host}/{rest}")
    assert canonical(stored) == stored
    assert comparison_key(stored) == comparison_key(f"{scheme}://{host}/{rest}")


@given(RESTS)
def test_the_key_knows_no_scheme_and_no_www(rest: str) -> None:
    assert comparison_key(f"https://www.example.org/{rest}") == comparison_key(f"http://example.org/{rest}")
