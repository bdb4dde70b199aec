"""What pln reads of the environment, for the reference and the man page."""

# Name: what for. The words are Markdown; only `code` is used of it.
ENVIRONMENT = {
    "PLN_DB": "The database's file; `--db` beats it. Default: `pln.db` in the platform's data folder (on Linux "
    "`$XDG_DATA_HOME/pln` or `~/.local/share/pln`).",
    "PLN_CONFIG": "The configuration's file. Default: `~/.pln.toml`, else `pln/config.toml` in `$XDG_CONFIG_HOME` or "
    "`~/.config`.",
    "PLN_TODAY": "The day to judge by, such as `2026-11-22`. Default: today.",
    "PLN_DEBUG": "Anything but `0`: an error also shows where in the program it happened.",
    "NO_COLOR": "Anything: no colour.",
    "FORCE_COLOR": "Anything but `0`: colour although the output is no terminal.",
    "COLUMNS": "The width to draw for, from 40 to 200. Default: the terminal's, else 80.",
    "TEXTUAL_THEME": "The theme that `pln tui` begins with, such as `textual-light`. Default: `textual-dark`.",
    "PAGER": "What shows tables taller than the screen; empty or `cat`: nothing. Default: `less -FIRX`.",
    "VISUAL, EDITOR": "What `pln edit` opens; `VISUAL` comes first. Default: `vi`.",
    "SHELL": "The shell that `pln doctor` looks for completion in.",
    "TERM": "`dumb`: no colour and no pager.",
}
