"""Write the generated pages of `docs/`, or tell which of them have drifted.

python docs/generate.py --write
python docs/generate.py --check
"""

from __future__ import annotations

import sys
from pathlib import Path

from coursekit.reading.license_table import license_data
from coursekit.reading.schemas import SCHEMAS, schema
from coursekit.reporting.license_page import render as render_licenses
from coursekit.reporting.rule_page import render, render_index
from coursekit.reporting.schema_page import render as render_schema
from coursekit.rules import RULES

DOCS = Path(__file__).parent
TABLE = "<!-- Below this line docs/generate.py writes what coursekit/data/licenses.json holds. -->"


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    rules = {DOCS / "rules" / f"{rule.name}.md": render(rule) for rule in RULES}
    reference = {
        DOCS / "reference" / f"{name}.md": render_schema(name, schema(name)) for name in SCHEMAS
    }
    index = {DOCS / "rules" / "README.md": render_index(RULES)}
    return index | {DOCS / "licenses.md": _licenses()} | rules | reference


def _licenses() -> str:
    """The page on licenses, with the table below what is written by hand."""
    page = (DOCS / "licenses.md").read_text(encoding="utf-8")
    by_hand, mark, _ = page.partition(TABLE)
    return f"{by_hand}{mark}\n\n{render_licenses(license_data())}"


def drifted() -> list[Path]:
    """The pages that are missing, differ from what would be written, or should not be there."""
    wanted = pages()
    wrong = [
        path
        for path, text in wanted.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    kept = {path for folder in ("rules", "reference") for path in (DOCS / folder).glob("*.md")}
    return sorted([*wrong, *(kept - set(wanted))])


def write() -> None:
    """Write all pages and remove those of rules and schemas that are gone."""
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in drifted():
        path.unlink()


def main() -> int:
    """Return 0 when the pages are as they should be, 1 when some have drifted."""
    if "--write" in sys.argv[1:]:
        write()
    wrong = drifted()
    for path in wrong:
        sys.stderr.write(f"docs/{path.relative_to(DOCS)} has drifted from its source.\n")
    if wrong:
        sys.stderr.write("Run `nox -s docs -- --write` and commit the result.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
