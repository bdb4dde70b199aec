"""What is written: validated input in, SQLModel rows out, within a Writer's transaction."""
