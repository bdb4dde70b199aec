"""What the owner of the sample network practises: give and take, promises, events, mentoring, feedback."""
