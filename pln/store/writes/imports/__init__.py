"""What an importer found, matched with what is stored, and written in one transaction.

Matching and writing are two steps: `plan` decides draft by draft from what is stored, `carry_out` writes
exactly that. One file for each kind of draft; `people` knows who is who, `bulk` writes many rows at once.
"""

from pln.store.writes.imports.decisions import Change, Decision, Newcomers, Outcome, Plan
from pln.store.writes.imports.planning import plan
from pln.store.writes.imports.writing import carry_out

__all__ = ["Change", "Decision", "Newcomers", "Outcome", "Plan", "carry_out", "plan"]
