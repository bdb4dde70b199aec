"""What is read: SQL through the standard library's sqlite3, facts out. One file per subject."""
