"""What is said after a deletion."""

BACK = "Back with: pln undo"
