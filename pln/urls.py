"""Web addresses: the spelling that is stored, and the key by which two spellings are one place."""

import re
import unicodedata

_DEFAULT_PORTS = {"http": 80, "https": 443}
# What mailings, advertisements and share buttons add; no site needs it to show its page.
_TRACKING = (
    r"utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid"
    r"|mkt_tok|_hsenc|_hsmi|__hstc|__hssc|hsctatracking|oly_enc_id|oly_anon_id|vero_id|ref_src|ref_url"
    r"|trk|trkinfo|trkemail|trackingid|refid|lipi|lici|midtoken|midsig|original_referer|originalsubdomain"
)


_PLACE = r"[\w-]+(\.[\w-]+)+(:[0-9]+)?(/.*)?"


def with_scheme(address: str) -> str:
    """A web address as people say it, `example.org/ann`, with the https:// that they leave out."""
    return f"https://{address}" if re.fullmatch(_PLACE, address, re.DOTALL) else address


def canonical(url: str) -> str:
    """The address as it is stored: without tracking parameters, fragment, default port and bare root slash.

    Scheme and host in lower case, the path as typed; a fragment `#!…` stays, since it names the page. Raises
    ValueError with a short reason for anything but the http or https address of a host.
    """
    from urllib.parse import urlsplit

    if re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]|\s", url):
        raise ValueError("has a space or a control character")
    scheme, mark, _ = url.partition("://")
    if not mark or scheme.lower() not in _DEFAULT_PORTS:
        raise ValueError("does not begin with http:// or https://")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("has no valid host") from None
    if "@" in parts.netloc:
        raise ValueError("has a user name in front of its host")
    query = "&".join(part for part in parts.query.split("&") if part and not _is_tracking(part))
    return "".join(
        (
            f"{parts.scheme}://{_host(parts.hostname or '')}",
            "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}",
            "" if parts.path == "/" else parts.path,
            f"?{query}" if query else "",
            f"#{parts.fragment}" if parts.fragment.startswith("!") else "",
        )
    )


def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"
    if re.search(r"""[\\<>"'`{}|^%,;!$&()*+=\[\]]""", name) or not any(letter.isalnum() for letter in name):
        raise ValueError("has no valid host")
    return name


def _is_tracking(parameter: str) -> bool:
    return re.fullmatch(_TRACKING, parameter.partition("=")[0], re.IGNORECASE) is not None


def comparison_key(url: str) -> str:
    """The same text for two spellings of one address. Raises ValueError as `canonical` does.

    Scheme, `www.`, trailing slash and percent-encoding do not count. On LinkedIn neither do case and the
    country's sub-domain, and of a profile only `linkedin.com/in/NAME` counts.
    """
    place, mark, query = canonical(url).partition("://")[2].partition("?")
    host, _, path = place.removeprefix("www.").partition("/")
    place = f"{host}/{_decoded(path)}".rstrip("/")
    if re.fullmatch(r"(?:.+\.)?linkedin\.com", host):
        place = place.replace(host, "linkedin.com", 1).casefold()
        if profile := re.match(r"linkedin\.com/in/[^/]+", place):
            return profile[0]
    return place + mark + _decoded(query)


def spellings(url: str) -> tuple[str, ...]:
    """The stored addresses that differ from one in scheme, `www.` or trailing slash only. ValueError as above."""
    place, mark, query = canonical(url).partition("://")[2].partition("?")
    host, slash, path = place.removeprefix("www.").partition("/")
    path = f"{slash}{path}".removesuffix("/")
    return tuple(
        f"{scheme}://{www}{host}{path}{end}{mark}{query}"
        for scheme in _DEFAULT_PORTS
        for www in ("", "www.")
        for end in ("", "/")
    )


def _decoded(text: str) -> str:
    runs_decoded = re.sub(r"(?:%[0-9a-fA-F]{2})+", _decoded_run, text)
    return unicodedata.normalize("NFC", runs_decoded)


def _decoded_run(match: re.Match[str]) -> str:
    try:
        characters = bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        characters = ""
    # What is no text stays as it is written, so that no control character gets out.
    return characters if characters and characters.isprintable() else match[0].upper()
