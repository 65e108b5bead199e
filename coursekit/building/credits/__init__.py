"""The credits of a course: gathered from the model, laid out as a page, written in three formats."""
