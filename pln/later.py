"""Modules that others import and hardly ever use, imported when they are used.

Rich imports `dataclasses`, and that `inspect`, to describe classes that have no description: with all that it
imports itself, a fifth of Rich. `pathlib` imports `urllib.parse`, and that `ipaddress`, for addresses in
brackets. They stand in `sys.modules` as something that becomes the module when one of its names is asked for.
The standard library's `importlib.util.LazyLoader` imports them at the second `import` in Python 3.11.
"""

import sys
from types import ModuleType


class _Later(ModuleType):
    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules[self.__name__] is self:
            del sys.modules[self.__name__]
        module = __import__(self.__name__)
        self.__dict__.update(vars(module))
        return getattr(module, name)


def import_later(*names: str) -> None:
    """Puts off these modules, unless they are imported already. Only for those that are no part of a package."""
    for name in names:
        sys.modules.setdefault(name, _Later(name))
