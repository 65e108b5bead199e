"use strict";
{
  const table = document.getElementById("lessons");
  const told = document.getElementById("told");
  const collator = new Intl.Collator("en", { numeric: true });

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent;
  };

  // What has no value comes last, whichever way the others go; equals keep their order.
  const sort = (column, direction) => {
    const rows = Array.from(table.tBodies[0].rows, (row) => [keyOf(row, column), row]);
    rows.sort(([a], [b]) => {
      if (a === "" || b === "") return (a === "") - (b === "");
      return direction * collator.compare(a, b);
    });
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };

  // Where the style makes blocks of rows and cells, as on a phone, they are still read as a table.
  const roles = {
    "thead, tbody": "rowgroup",
    tr: "row",
    "thead th": "columnheader",
    "tbody th": "rowheader",
    td: "cell",
  };
  table?.setAttribute("role", "table");
  for (const [selector, role] of Object.entries(roles)) {
    table?.querySelectorAll(selector).forEach((part) => part.setAttribute("role", role));
  }

  const headers = table ? Array.from(table.tHead.rows[0].cells) : [];
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const down = header.getAttribute("aria-sort") === "ascending";
      headers.forEach((other) => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(column, down ? -1 : 1);
      told.textContent = `Sorted by ${button.textContent}, ${down ? "descending" : "ascending"}.`;
    });
  });
}
