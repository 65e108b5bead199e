"""Two states of a course compared: what a change means for those who teach and learn by it."""
