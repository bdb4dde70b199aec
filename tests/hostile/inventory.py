"""Each hostile input there is to think of, by number, and where it is tried.

`HERE`: by the tests of this folder whose ids begin with the number. A path with `::` is another test.
Anything else says what it is to come with.
"""

from dataclasses import dataclass

HERE = "here"
_TABLES = "tests/exchange/test_tables.py"
_HTML = "tests/exchange/test_bookmarks.py"
_LINKEDIN = "tests/exchange/test_linkedin_connections.py"
_PROCESS = "tests/cli/test_process.py"
_PLACE = "tests/store/test_place.py"
_RESTORING = "tests/store/test_restoring.py"
_INSPECTION = "tests/store/inspection"


@dataclass(frozen=True)
class Hostile:
    """What comes in, and where that is tried, or what that comes with."""

    what: str
    where: tuple[str, ...]


def _is(what: str, *where: str) -> Hostile:
    return Hostile(what, where or (HERE,))


HOSTILE: dict[int, Hostile] = {
    1: _is("vCard: no name"),
    2: _is("vCard: no end, or nested thousands deep"),
    3: _is("vCard: one malformed card among good ones"),
    4: _is("vCard: garbage or a byte order mark before the first card"),
    5: _is("vCard: names, lines and folded lines of megabytes"),
    6: _is("vCard: thousands of parameters, unclosed quotes"),
    7: _is("vCard: quoted-printable with soft line breaks"),
    8: _is("vCard: UTF-7 and unknown encodings"),
    9: _is("vCard: Latin-1, cp1252, UTF-16"),
    10: _is("vCard: photos, huge, broken or on the web"),
    11: _is("vCard: birthdays that are none, or lack the year"),
    12: _is("vCard: grouped properties and labels of address books"),
    13: _is(
        "vCard: the same UID twice, or of another person",
        HERE,
        "tests/cli/test_vcards_there_and_back.py::test_the_uid_of_another_person_changes_nobody_silently",
    ),
    14: _is("vCard: UIDs that are long, or paths"),
    15: _is("vCard: control characters in every property"),
    16: _is("vCard: escapes, and a lone backslash at the end"),
    17: _is("vCard: line ends of every kind, mixed"),
    18: _is("vCard: a hundred thousand cards"),
    19: _is("vCard: versions 2.1, 4.0, none, unknown"),
    20: _is("CSV: a byte order mark"),
    21: _is(
        "CSV: UTF-16, cp1252",
        HERE,
        "tests/exchange/test_delimited.py::test_other_unicode_encodings_are_refused_by_name_of_the_file",
        f"{_TABLES}::test_another_encoding_is_refused_with_what_to_say",
    ),
    22: _is(
        "CSV: a quote that is never closed",
        HERE,
        f"{_LINKEDIN}::test_an_unclosed_quote_hides_nobody_silently",
    ),
    23: _is("CSV: a row of more than a megabyte"),
    24: _is("CSV: a NUL"),
    25: _is(
        "CSV: built to make a guessing parser hang",
        HERE,
        "tests/exchange/test_delimited.py::test_work_grows_with_the_length_only",
    ),
    26: _is("CSV: other delimiters", HERE, f"{_TABLES}::test_the_delimiter_is_read_off_the_first_line"),
    27: _is("CSV: CR only, mixed line ends"),
    28: _is(
        "CSV: no header, doubled, empty and thousands of columns",
        HERE,
        f"{_TABLES}::test_a_header_that_tells_no_columns_apart_is_refused",
    ),
    29: _is("CSV: fewer or more cells than the header"),
    30: _is(
        "CSV: formulas of spreadsheets",
        HERE,
        "tests/render/test_data.py::test_csv_gives_the_same_cells_back",
        "tests/exchange/test_spreadsheet.py::test_what_was_exported_comes_back_equal_and_no_cell_is_a_formula",
    ),
    31: _is("CSV: only a header, nothing, no file, a bomb in a ZIP"),
    32: _is(
        "CSV: very many rows", HERE, "tests/exchange/test_delimited.py::test_rows_are_read_one_at_a_time"
    ),
    33: _is("CSV: names of columns in other cases, spaces and orders"),
    34: _is("OPML: entities that grow without end"),
    35: _is("OPML: one huge entity many times"),
    36: _is("OPML: an entity that names a file"),
    37: _is("OPML: parameter entities"),
    38: _is("OPML: outlines nested very deep"),
    39: _is("OPML: very many or very long attributes"),
    40: _is("OPML: UTF-7, or an encoding that is not the stated one"),
    41: _is("web addresses: javascript, file, data, user names, no host"),
    42: _is(
        "bookmarks: a megabyte of beginnings of tags",
        "tests/exchange/test_markup.py::test_work_grows_with_the_length_only",
        f"{_HTML}::test_work_grows_with_the_length_only",
    ),
    43: _is(
        "bookmarks: unclosed tags, huge addresses, entities of control characters",
        HERE,
        "tests/exchange/test_markup.py::test_takes_any_markup_and_never_makes_it_longer",
        f"{_HTML}::test_any_text_is_read_or_refused",
    ),
    44: _is(
        "bookmarks: scripts and pictures",
        HERE,
        "tests/exchange/test_markup.py::test_keeps_the_text_and_drops_the_tags",
    ),
    45: _is("bookmarks: days that are none"),
    46: _is(
        "names: markup of the drawing library",
        HERE,
        "tests/hostile/test_sinks.py::test_names_are_printed_as_they_are",
    ),
    47: _is(
        "names: emoji codes and backslashes",
        HERE,
        "tests/hostile/test_sinks.py::test_names_are_printed_as_they_are",
    ),
    48: _is(
        "names: escape sequences, C1, DEL",
        HERE,
        "tests/hostile/test_sinks.py::test_no_control_gets_to_the_terminal",
    ),
    49: _is("names: signs of direction; and names that are written from right to left"),
    50: _is("names: nothing that could be seen"),
    51: _is(
        "names: twins in another composition, with invisible signs",
        HERE,
        "tests/hostile/test_found.py::test_a_contact_is_found_however_it_is_typed",
    ),
    52: _is("names: look-alikes in another alphabet"),
    53: _is("names: families, flags, heaps of marks"),
    54: _is("names: bytes that are not UTF-8"),
    55: _is("names: NUL"),
    56: _is("names: line ends"),
    57: _is("names: longer than the longest, and very long"),
    58: _is("names: signs of SQL and of patterns"),
    59: _is("names: NULL, true, 123, --help"),
    60: _is(
        "days: bare numbers and months",
        HERE,
        "tests/test_dates.py::test_what_is_no_day_is_refused_with_three_examples",
    ),
    61: _is(
        "days: that read two ways", HERE, "tests/test_dates.py::test_a_day_that_reads_two_ways_is_refused"
    ),
    62: _is(
        "days: that do not exist, and the ends of the calendar",
        HERE,
        "tests/test_dates.py::test_a_day_that_does_not_exist_is_refused",
    ),
    63: _is("days: a hundred digits, thousands of millions of months"),
    64: _is("days: digits and hyphens of other scripts"),
    65: _is("days: zones, offsets, times"),
    66: _is("days: to come where they cannot be, and of other centuries"),
    67: _is("days: weeks and ordinals of ISO 8601"),
    68: _is("numbers: beyond every range, nan, inf, underscores, other digits"),
    69: _is("times: that do not exist or exist twice"),
    70: _is("arguments: very long, very many, ids that are none, ambiguous beginnings"),
    71: _is(
        "environment: odd widths and terminals",
        HERE,
        "tests/render/test_screen.py::test_columns_are_obeyed_within_reason",
    ),
    72: _is("environment: no home, or one that is none", HERE, f"{_PROCESS}::test_an_empty_environment"),
    73: _is("an editor that fails, empties, or writes nonsense"),
    74: _is(
        "standard output: full, closed, or a pipe that nobody reads",
        f"{_PROCESS}::test_a_full_disk_behind_standard_output",
        f"{_PROCESS}::test_no_standard_output",
        f"{_PROCESS}::test_a_closed_pipe_is_silent",
    ),
    75: _is(
        "limits of the system on files, memory and open files",
        "tests/store/test_session.py::test_after_any_failure_nothing_has_changed",
        "tests/cli/test_surroundings.py::test_a_write_is_done_or_refused",
    ),
    76: _is(
        "a writer that is stopped in the middle while others wait",
        "tests/store/test_session.py::test_a_writer_that_waits_too_long_is_told_why",
    ),
    77: _is(
        "two jobs at once, an empty environment, a folder that is gone",
        HERE,
        "tests/store/test_session.py::test_writers_at_once_from_the_first_run_on_lose_nothing",
        f"{_PROCESS}::test_an_empty_environment",
    ),
    78: _is(
        "a configuration that is broken, of a wrong type, huge, no file, or anybody's",
        HERE,
        f"{_INSPECTION}/test_place.py::test_a_loose_configuration",
    ),
    79: _is(
        "a database path that is odd, or no file",
        HERE,
        "tests/store/test_session.py::test_an_odd_name_is_a_name",
    ),
    80: _is("escape sequences and markup in the configuration"),
    81: _is(
        "database: empty, or gone although there are backups",
        f"{_PLACE}::test_a_database_that_was_there_is_not_begun_anew",
    ),
    82: _is(
        "database: a file of another kind",
        f"{_PLACE}::test_what_is_no_network_of_ours_is_refused_and_left_as_it_is",
    ),
    83: _is(
        "database: half of it, empty or swapped pages",
        "tests/store/test_session.py::test_a_damaged_file_is_reported_as_damaged",
        f"{_INSPECTION}/test_integrity.py::test_damage_is_told_with_the_way_back",
    ),
    84: _is(
        "database: of a newer pln, or of another program",
        f"{_PLACE}::test_what_is_no_network_of_ours_is_refused_and_left_as_it_is",
    ),
    85: _is(
        "database: added triggers and views, changed tables",
        "tests/store/test_commit.py::test_a_database_whose_structure_was_changed_is_not_written_to",
        f"{_INSPECTION}/test_structure.py::test_what_is_missing_or_changed_is_named",
    ),
    86: _is(
        "database: values that something else has written",
        HERE,
        f"{_INSPECTION}/test_values.py::test_a_bad_value_is_named",
    ),
    87: _is(
        "database: what a killed command left beside it",
        "tests/store/test_reader.py::test_a_reader_rolls_back_what_a_killed_writer_left",
        "tests/store/test_reader.py::test_what_a_killed_writer_left_in_a_read_only_folder_is_refused",
        f"{_RESTORING}::test_an_old_journal_does_not_get_into_the_new_file",
    ),
    88: _is(
        "database: in the writing mode of other programs",
        "tests/store/test_session.py::test_a_file_in_the_writing_mode_of_other_programs_is_taken_back",
    ),
    89: _is(
        "database: replaced or deleted while it is open, a link, a second name",
        "tests/store/test_commit.py::test_a_file_that_was_replaced_is_not_written_to",
        f"{_INSPECTION}/test_place.py::test_a_second_name_of_the_file",
    ),
    90: _is(
        "database: copies in conflict beside it",
        f"{_INSPECTION}/test_place.py::test_a_copy_in_conflict_is_warned_of",
    ),
    91: _is(
        "database: one bit of a note flipped, which SQLite cannot see",
        "tests/store/test_backups.py::test_a_checksum_tells_whether_a_backup_is_as_it_was_made",
    ),
    92: _is(
        "database: a stranger's backup, restored",
        "tests/cli/test_backup.py::test_a_strangers_backup_is_refused",
        f"{_RESTORING}::test_what_is_no_whole_network_is_refused_and_left_as_it_is",
    ),
}
