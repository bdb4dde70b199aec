"""vCards through whole commands: in, in again, out, and into another network."""

from pathlib import Path

import pytest

from pln.exchange import EXPORTERS
from tests.cli.running import Pln
from tests.exchange.vcards import SAMPLES, card


def pln_of(folder: Path, name: str) -> Pln:
    return Pln(folder / f"{name}.db", {})


def exported(pln: Pln, version: str = "3.0") -> list[str]:
    """The cards of an export; their order is that of UUIDs, which a new network makes anew."""
    return sorted(pln("export", "vcard", "--version", version).out.split("BEGIN:VCARD\r\n"))


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    folder = tmp_path / "cards"
    folder.mkdir()
    for sample in SAMPLES:
        (folder / sample.name).write_bytes(sample.read_bytes())
    return folder


def test_the_same_again_changes_nothing(tmp_path: Path, samples: Path) -> None:
    pln = pln_of(tmp_path, "one")
    assert "Imported: 6 new contacts." in pln("import", str(samples), "--yes").err
    before = exported(pln)
    again = pln("import", str(samples), "--yes")
    assert "contacts: 6 unchanged" in again.out
    assert exported(pln) == before


@pytest.mark.parametrize("version", EXPORTERS["vcard"].versions)
def test_an_export_makes_the_same_contacts_in_a_new_network(
    tmp_path: Path, samples: Path, version: str
) -> None:
    one, two = pln_of(tmp_path, "one"), pln_of(tmp_path, "two")
    one("import", "vcard", str(samples), "--yes")
    one("edit", "contact", "ann-bok", "--tier", "close", "--cadence", "6w", "--relationship", "mentor")
    one("edit", "contact", "ann-bok", "--met-how", "at a fair", "--expertise", "rust", "--place", "Lund")
    one("edit", "contact", "rust-tokyo", "--archived", "yes", "--own-role", "organiser")
    one("edit", "contact", "yuki-tanaka", "--name", "Yuki Sato", "--status", "wished")
    first = exported(one, version)
    file = tmp_path / "exported.vcf"
    one("export", "vcard", str(file), "--version", version)
    two("import", str(file), "--yes")
    assert exported(two, version) == first
    text = "".join(first)
    assert {"X-PLN-TIER:close", "X-PLN-CADENCE-DAYS:42", "X-PLN-MY-ROLE:organiser"} <= set(text.split("\r\n"))


def test_what_is_edited_stays_when_the_same_card_comes_again(tmp_path: Path, samples: Path) -> None:
    pln = pln_of(tmp_path, "one")
    pln("import", str(samples), "--yes")
    pln("edit", "contact", "ann-mary-lee", "--role", "Retired")
    before = exported(pln)
    pln("import", str(samples), "--yes")
    assert exported(pln) == before
    assert "TITLE:Retired" in "".join(before).split("\r\n")


def test_the_uid_of_another_person_changes_nobody_silently(tmp_path: Path) -> None:
    pln = pln_of(tmp_path, "one")
    file = tmp_path / "cards.vcf"
    file.write_bytes(card("UID:1", "EMAIL:ann@example.org"))
    pln("import", str(file), "--yes")
    file.write_bytes(card("UID:1", "EMAIL:eve@example.org", name="Eve"))
    said = pln("import", str(file), "--yes", code=None)
    assert "known as Ann Lee" in said.out
    assert "Eve" not in pln("list", "contacts", "--format", "csv").out
