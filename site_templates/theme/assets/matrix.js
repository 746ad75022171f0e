// The matrix: filters kept in the address, and arrow keys, so that a keyboard need not pass thousands of links.
(function () {
  "use strict";
  const form = document.querySelector("[data-lx-matrix]"), table = document.querySelector(".lx-signs");
  const fields = ["group", "topic", "strength"], out = form.querySelector("[data-lx-shown]"), without = document.querySelector("[data-lx-without]");
  const heads = Array.from(table.tHead.rows[0].cells), bodies = Array.from(table.tBodies);
  let current = null;

  function apply() {
    const want = Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));
    const group = form.elements.group.selectedOptions[0], members = want.group && new Set(group.dataset.members.split(" "));
    const hidden = heads.map((head, n) => n > 0 && !!members && !members.has(head.dataset.c));
    let rows = 0;
    heads.forEach((head, n) => { head.hidden = hidden[n]; });
    for (const body of bodies) {
      const lines = Array.from(body.rows).slice(1);
      for (const row of lines) {
        row.hidden = (want.topic && body.dataset.topic !== want.topic) || (want.strength && row.dataset.strength !== want.strength);
        Array.from(row.cells).forEach((cell, n) => { cell.hidden = hidden[n]; });
      }
      const shown = lines.filter((row) => !row.hidden).length;
      body.hidden = !shown; rows += shown;
    }
    out.textContent = out.dataset.text.replace("{rows}", rows).replace("{columns}", hidden.filter((no) => !no).length - 1);
    without.hidden = !want.group || !group.dataset.without;
    without.textContent = without.hidden ? "" : without.dataset.text.replace("{names}", group.dataset.without);
    enter(links().flat()[0]);
  }
  function remember() {
    const query = new URLSearchParams(fields.map((name) => [name, form.elements[name].value]).filter(([, value]) => value));
    try { history.replaceState(null, "", location.pathname + (query.size ? "?" + query : "")); } catch { /* a page opened from a folder keeps its address */ }
  }
  const links = () => bodies.flatMap((body) => Array.from(body.rows).slice(1)).filter((row) => row.offsetParent !== null).map((row) => Array.from(row.querySelectorAll("td:not([hidden]) > a")));
  function enter(link) { // of all cells, one is a stop of the Tab key
    if (current) current.tabIndex = -1;
    current = link || null;
    if (current) current.tabIndex = 0;
  }
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] };
  table.addEventListener("keydown", (event) => {
    const step = steps[event.key], link = event.target.closest("td > a");
    if (!step || !link || event.ctrlKey || event.altKey || event.metaKey) return;
    const grid = links(), row = grid.findIndex((line) => line.includes(link)), column = grid[row].indexOf(link);
    const line = grid[Math.max(0, Math.min(grid.length - 1, row + step[0]))];
    enter(line[Math.max(0, Math.min(line.length - 1, column + step[1]))]);
    current.focus(); event.preventDefault();
  });
  table.addEventListener("focusin", (event) => { const link = event.target.closest("td > a"); if (link) enter(link); });

  for (const link of table.querySelectorAll("td > a")) link.tabIndex = -1;
  const query = new URLSearchParams(location.search);
  for (const name of fields) { form.elements[name].value = query.get(name) || ""; if (form.elements[name].selectedIndex < 0) form.elements[name].value = ""; }
  form.hidden = false;
  form.addEventListener("input", () => { apply(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
