"""A compiler front end for courses that are kept as Markdown in git."""

__version__ = "0.1.0"
