"""Select, order, run, and decide what becomes of each finding."""
