"""Which schemas people's files have to fit."""

from __future__ import annotations

from coursekit.reading.schemas import SCHEMAS

WRITTEN = ("report", "claims", "links-status", "credits", "review", "diff")
"""What only coursekit writes: nobody needs advice on its keys."""

INPUT = [name for name in SCHEMAS if name not in WRITTEN]
"""What people write, or may change."""
