// Tables whose columns can be sorted: the heads become buttons. The keys stand in the page; what has none stays last.
(function () {
  "use strict";
  function sortable(table) {
    const body = table.tBodies[0], heads = Array.from(table.tHead.rows[0].cells), rows = Array.from(body.rows);
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    heads.forEach((head, n) => {
      const button = document.createElement("button"), label = head.textContent;
      button.type = "button"; button.className = "lx-sort"; button.textContent = label; button.title = table.dataset.lxSort.replace("{column}", label);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.cells[n].dataset.key || "";
        rows.sort((a, b) => (!key(a) - !key(b)) || (down ? -1 : 1) * order(key(a), key(b)));
        body.append(...rows);
      });
      head.replaceChildren(button);
    });
    heads[0].setAttribute("aria-sort", "ascending");
  }
  document.querySelectorAll("table[data-lx-sort]").forEach(sortable);
})();
