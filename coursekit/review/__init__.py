"""Which lessons are to be looked at, by whom, and in which week. Nothing here reads the clock."""
