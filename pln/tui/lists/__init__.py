"""What each tab lists: the rows of the reports that commands give, one file a tab."""
