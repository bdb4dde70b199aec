"""Every table there is: all modules of pln/models are loaded first."""

from importlib import import_module
from pkgutil import iter_modules

from sqlmodel import SQLModel

import pln.models

for _model in iter_modules(pln.models.__path__, "pln.models."):
    import_module(_model.name)

TABLES = SQLModel.metadata.tables
