"""What asks for something before anything is done: one dialog a file."""
