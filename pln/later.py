"""Modules that others import and hardly ever use, imported when they are used.

They stand in `sys.modules` as something that becomes the module as soon as one of its names is asked for; whoever
needs them notices nothing. The standard library's `importlib.util.LazyLoader` would do that, but in Python 3.11
it imports them at the second `import`.
"""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

# Rich imports `dataclasses`, and that `inspect`, to describe classes that have no description: a fifth of Rich.
# `pathlib` takes a function of `urllib.parse` for addresses of files, and that imports `ipaddress`. SQLAlchemy imports
# `asyncio` for databases that are waited for, and takes one function of it: a fourteenth of SQLModel.
_SELDOM_USED: dict[str, tuple[str, ...]] = {
    "inspect": (),
    "ipaddress": (),
    "urllib.parse": ("quote_from_bytes",),
    "asyncio": ("iscoroutine",),
}
_PACKAGES = ("asyncio",)


class _Later(ModuleType):
    def __getattr__(self, name: str) -> Any:
        # Every `from module import name` asks whether it is a package.
        if name == "__path__" and self.__name__ not in _PACKAGES:
            raise AttributeError(name)
        return getattr(_loaded(self), name)


def import_later() -> None:
    """Puts off what is seldom used, unless it is imported already. Before anything else is imported."""
    for name, functions in _SELDOM_USED.items():
        if name not in sys.modules:
            sys.modules[name] = later = _Later(name)
            package, _, own_name = name.rpartition(".")
            if package:  # which is what `import package.module` makes known
                setattr(__import__(package), own_name, later)
            vars(later).update({function: _called_later(later, function) for function in functions})


def _called_later(later: _Later, function: str) -> Callable[..., Any]:
    """A function that others keep when they are imported, found in its module when it is called."""
    return lambda *arguments: getattr(_loaded(later), function)(*arguments)


def _loaded(later: _Later) -> ModuleType:
    """The module that is stood in for; what it holds is found in its stand-in from now on."""
    if sys.modules.get(later.__name__) is later:
        del sys.modules[later.__name__]
    __import__(later.__name__)
    module = sys.modules[later.__name__]
    vars(later).update(vars(module))
    return module
