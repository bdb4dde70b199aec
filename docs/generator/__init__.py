"""What writes the generated part of the documentation; docs/generate.py is its door."""
