// The comparison: the choice is in the address, one file a column is loaded, and the same rows make the page, the Word file and the CSV.
(function () {
  "use strict";
  const index = window.lacunaIndex, words = index.words, base = "../", form = document.querySelector("[data-lx-compare]");
  const columns = Array.from(form.elements.c), state = document.querySelector("[data-lx-state]"), result = document.querySelector("[data-lx-result]"), foldAll = form.querySelector("[data-lx-fold]"), notesLine = document.querySelector("[data-lx-notes]");
  const OPEN = ["unclear", "not_reviewed"], FIRST = 3;
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const pageTitle = document.title;
  let sides = [], about = "", turn = 0;
  window.lacunaSide = {};

  // ---- the choice

  function read() {
    const query = new URLSearchParams(location.search), wanted = (query.get("c") || "").split(",").filter(Boolean).slice(0, columns.length), unknown = [];
    const known = wanted.map((id) => Array.from(columns[0].options, (option) => option.value).find((value) => value.toLowerCase() === id.toLowerCase()) || (unknown.push(id), "")).filter(Boolean);
    columns.forEach((column, n) => { column.value = known[n] || ""; });
    form.elements.topic.value = query.get("topic") || "";
    if (form.elements.topic.selectedIndex < 0) form.elements.topic.value = "";
    return unknown;
  }
  const chosen = () => Array.from(new Set(columns.map((column) => column.value).filter(Boolean)));
  function remember() {
    const query = [["c", chosen().map(encodeURIComponent).join(",")], ["topic", form.elements.topic.value]].filter(([, value]) => value).map((pair) => pair.join("="));
    try { history.replaceState(null, "", location.pathname + (query.length ? "?" + query.join("&") : "")); } catch { /* a page opened from a folder keeps its address */ }
  }
  function load(id) {
    return window.lacunaSide[id] ? Promise.resolve() : new Promise((done) => {
      const script = document.createElement("script");
      script.src = `data/${encodeURIComponent(id.toLowerCase())}.js`; script.onload = script.onerror = done;
      document.head.append(script);
    });
  }
  async function show(unknown = []) {
    const ids = chosen(), mine = ++turn, notes = unknown.map((name) => say("compare_unknown", { name }));
    about = form.elements.topic.value;
    document.title = pageTitle; heading(words.compare_title);
    result.replaceChildren(); notesLine.textContent = ""; foldAll.parentElement.hidden = true;
    if (ids.length < 2) { sides = []; state.textContent = [...notes, words.compare_choose].join(" "); return; }
    state.textContent = words.compare_loading;
    await Promise.all(ids.map(load));
    if (mine !== turn) return;
    notes.push(...ids.filter((id) => !window.lacunaSide[id]).map((name) => say("compare_failed", { name })));
    sides = ids.map((id) => window.lacunaSide[id]).filter(Boolean);
    if (sides.length < 2) { state.textContent = notes.join(" "); return; }
    const found = compared(), total = found.reduce((sum, [, list]) => sum + list.length, 0), differ = (found.find(([part]) => part === "differ") || ["", []])[1].length;
    state.textContent = [...notes, total ? say("compare_shown", { n: total, differ }) : words.compare_nothing].join(" ");
    notesLine.textContent = [`${words.judged_on} ${index.as_of}`, ...sides.filter((side) => side.facts).map((side) => `${side.name} (${side.note})`)].join(" · ");
    foldAll.parentElement.hidden = !total;
    heading(title()); document.title = `${title()} – ${pageTitle}`;
    for (const [part, list] of found) result.append(section(part, list));
    fold(total === 1);
    if (location.hash) { const target = document.getElementById(location.hash.slice(1)); if (target) target.scrollIntoView(); }
  }
  function title() {
    const option = form.elements.topic.selectedOptions[0], topic = index.topics[about] || (about && option.textContent);
    return `${words.compare_title}${words.colon}${sides.map((side) => side.name).join(", ")}${topic ? ` – ${topic}` : ""}`;
  }
  function heading(text) { // the permalink of the heading, if the theme has put one there, stays
    document.querySelector("[data-lx-heading]").firstChild.textContent = text;
  }

  // ---- what is compared, and how the sides stand to each other

  function compared() {
    const instruments = sides.filter((side) => side.kind === "instrument").map((side) => side.id), parts = Object.keys(index.parts).map((part) => [part, []]);
    for (const row of index.requirements) {
      const [id, instrument, topic] = row;
      const asked = instruments.length ? instruments.includes(instrument) : index.treaties.includes(instrument) || about === id; // a model law joins where it is chosen
      if ((!about || about === id || about === topic) && asked) parts.find(([part]) => part === standing(id))[1].push(row);
    }
    return parts.filter(([, list]) => list.length);
  }
  function standing(id) { // as `part` in generator/views/compare.py
    const there = sides.map((side) => side.of[id]).filter(Boolean), found = there.map((x) => x.mark || x.full);
    if (new Set(found.filter((finding) => !OPEN.includes(finding))).size > 1) return "differ";
    if (found.some((finding) => OPEN.includes(finding))) return "open";
    const said = there.filter((x) => !x.full).map((x) => JSON.stringify(Object.entries(x.values || {}).map(([column, [, key]]) => [column, key]).sort()));
    return new Set(said).size > 1 ? "values" : "same";
  }

  // ---- rows: a label, and for every side a list of items; an item is a list of paragraphs, a paragraph a list of runs

  const text = (said, more) => [{ text: said, ...more }];
  const mark = (id) => ({ text: `${index.marks[id][0]} ${index.marks[id][1]}`, mark: id });
  function rows(row) {
    const [id, , , , , , elements] = row, found = [];
    const each = (label, what, more) => found.push({ label, cells: sides.map((side) => (side.of[id] ? what(side.of[id], side) : [])), ...more });
    each(words.finding, (x) => (x.full ? [[text(x.asks)]] : [[[mark(x.mark)], ...pending(x)]]));
    if (sides.some((side) => side.facts)) each(words.counted, (x, side) => (x.full ? [] : facts(x, side)));
    for (const column of heads(id)) each(column.label, (x) => (x.values && x.values[column.id] ? [[text(x.values[column.id][0])]] : []), { value: true });
    elements.forEach(([, label], n) => {
      each(label, (x) => (x.full ? [] : [[[mark(x.elements[n].mark)], ...pending(x.elements[n])]]), { element: n });
      each("", (x, side) => (x.full ? [x.tests[n].map(([depth, line]) => text("– ".repeat(depth) + line))] : why(x.elements[n], side)), { of: n });
    });
    return found;
  }
  function heads(id) {
    const there = Object.keys(index.columns).filter((column) => sides.some((side) => side.of[id] && (side.of[id].values || {})[column]));
    const kinds = new Set(there.map((column) => column.split(".")[0]));
    return there.map((column) => ({ id: column, label: index.columns[column][kinds.size > 1 ? 1 : 0] }));
  }
  const pending = (x) => (x.pending || []).map(([day, finding]) => text("⏱ " + say("pending_title", { day, finding: index.marks[finding][1] }), { mute: true }));
  function cite([law, at, anchor], side) {
    const [name, path] = side.laws[law];
    return { text: `${name}, ${at}`, href: `${base}${path}#${anchor}` };
  }
  function facts(x, side) {
    return (x.facts || []).length ? x.facts.map((n) => fact(side.facts[n], side)) : [[text(words.no_provision, { mute: true })], ...near(x)];
  }
  function fact(f, side) {
    const first = [cite(f.cite, side)];
    if (f.official) first.push({ text: " ↗", href: f.official, name: `${words.law_official}${words.colon}${first[0].text}` });
    if (f.part) first.push({ text: ` ${words.not_in_full}`, limit: true });
    const found = [first];
    if (f.via) found.push([{ text: `${words.through} `, mute: true }, ...f.via.flatMap((c, n) => [...(n ? [{ text: ", " }] : []), cite(c, side)])]);
    if (f.says) found.push(text(f.says));
    if (f.words) found.push([{ text: words.law_words + words.colon, mute: true }, ...f.words.flatMap((word, n) => [...(n ? [{ text: " · " }] : []), { text: `“${word}”`, language: f.language }])]);
    for (const limit of f.limits || []) found.push(text(limit, { limit: true }));
    return found;
  }
  const near = (x) => (x.near || []).map(([at, path, reason, says]) => [[{ text: words.near_title + words.colon, bold: true }, { text: at, href: base + path }, { text: ` — ${reason}` }], ...(says ? [text(says)] : [])]);
  function why(e, side) {
    const found = (e.facts || []).map((n) => [...fact(side.facts[n], side), ...(side.facts[n].values || []).map(([label, value]) => [{ text: label + words.colon, mute: true }, { text: value }])]);
    const named = (label, list) => { for (const said of list || []) found.push([[{ text: label + words.colon, bold: true }, { text: said }]]); };
    named(words.missing_title, (e.missing || []).length ? [e.missing.join(" · ")] : []);
    named(words.questions_title, e.questions);
    named(words.unread_title, e.unread);
    found.push(...near(e));
    return found.length ? found : [[text(words.no_provision, { mute: true })]];
  }

  // ---- the page

  function el(tag, given = {}, ...inside) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    node.append(...inside);
    return node;
  }
  function section(part, list) {
    const found = el("section", { "aria-labelledby": `part-${part}` }, el("h2", { id: `part-${part}` }, `${index.parts[part]} (${list.length})`));
    let topic = "";
    for (const row of list) {
      if (row[2] !== topic) { topic = row[2]; found.append(el("h3", { class: "lx-compare-topic" }, index.topics[topic])); }
      found.append(card(row));
    }
    return found;
  }
  function card(row) {
    const [id, instrument, , pinpoint, name, strength] = row;
    const head = el("header", {}, el("h4", { id }, el("a", { href: `${base}${instrument}/${id}/` }, name)), el("span", { class: "lx-mute" }, `${pinpoint} · ${strength}`));
    const table = el("table", { class: "lx-side-by-side", role: "table", "aria-label": name });
    const top = el("tr", { role: "row" }, el("td", { role: "cell" }), ...sides.map((side) => el("th", { scope: "col", role: "columnheader" }, el("a", { href: base + (side.of[id]?.path || side.path) + (side.kind === "instrument" ? "" : `#${id}`) }, side.name))));
    table.append(el("thead", { role: "rowgroup" }, top));
    const body = el("tbody", { role: "rowgroup" });
    for (const line of rows(row)) body.append(drawn(line, id));
    table.append(body);
    return el("article", { class: "lx-card lx-compare", "aria-labelledby": id }, head, el("div", { class: "lx-scroll" }, table));
  }
  function drawn(line, id) {
    const lower = line.of !== undefined, upper = line.element !== undefined, target = `${id}-${upper ? line.element : line.of}`;
    const label = upper ? el("button", { type: "button", class: "lx-unfold", "aria-expanded": "false", "aria-controls": target }, line.label) : line.label;
    const kind = upper ? "lx-row-element" : line.value ? "lx-row-value" : lower ? "lx-row-why" : "";
    const node = el("tr", { role: "row", class: kind, id: lower ? target : undefined, hidden: lower }, lower ? el("td", { role: "cell" }) : el("th", { scope: "row", role: "rowheader" }, label),
      ...line.cells.map((items, n) => el("td", { role: "cell", "data-side": sides[n].name }, ...cell(items, line))));
    if (upper) label.addEventListener("click", () => open(label, label.getAttribute("aria-expanded") !== "true"));
    return node;
  }
  function cell(items, line) {
    if (!items.length) return line.value ? ["–"] : [];
    const drawnItems = items.map((paragraphs) => el("div", { class: "lx-item" }, ...paragraphs.map((runs) => el("p", {}, ...runs.map(run)))));
    if (items.length <= FIRST) return drawnItems;
    const rest = items.length - FIRST;
    return [...drawnItems.slice(0, FIRST), el("details", { class: "lx-more" }, el("summary", {}, say(rest === 1 ? "and_more" : "and_more_many", { n: rest })), ...drawnItems.slice(FIRST))];
  }
  function run(r) {
    if (r.mark) return el("span", { class: `lx-mark lx-${r.mark}` }, el("span", { class: "lx-sign", "aria-hidden": "true" }, index.marks[r.mark][0]), " " + index.marks[r.mark][1]);
    if (r.href) return el("a", { href: r.href, "aria-label": r.name, rel: r.name ? "external noopener" : undefined }, r.text);
    return el(r.bold ? "b" : "span", { class: r.mute ? "lx-mute" : r.limit ? "lx-state" : undefined, lang: r.language, dir: r.language ? "auto" : undefined }, r.text);
  }
  function open(button, yes) {
    button.setAttribute("aria-expanded", String(yes));
    document.getElementById(button.getAttribute("aria-controls")).hidden = !yes;
  }
  function fold(yes) {
    for (const button of result.querySelectorAll(".lx-unfold")) open(button, yes);
    foldAll.textContent = yes ? words.compare_close_all : words.compare_open_all;
    foldAll.dataset.open = yes ? "yes" : "";
  }

  // ---- what is shown, to take away

  function shown() { // the rows of the page that are not folded, part by part
    return compared().flatMap(([part, list]) => list.map((row) => [part, row, rows(row).filter((line) => line.of === undefined || !document.getElementById(`${row[0]}-${line.of}`).hidden)]));
  }
  const absolute = (href) => (location.protocol === "file:" ? "" : new URL(href, location.href).href);
  function save(blob, ending) {
    const link = el("a", { href: URL.createObjectURL(blob), download: ["lacuna", index.language, ...chosen(), ...(about ? [about] : [])].join("-") + ending });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  function word() {
    let last = "";
    const tables = shown().map(([part, row, lines]) => {
      const above = part === last ? "" : index.parts[part];
      last = part;
      return { above, heading: `${row[4]} (${row[3]}, ${row[5]})`, head: ["", ...sides.map((side) => side.name)],
        rows: lines.map((line) => [[text(line.label, { bold: true })], ...line.cells.map((items) => items.flat().map((runs) => runs.map((r) => ({ ...r, href: r.href && absolute(r.href), bold: r.bold || r.mark }))))]) };
    });
    const lines = [text(`${words.judged_on} ${index.as_of}`), ...sides.map((side) => [{ text: side.name, bold: true }, { text: ` (${side.note})` }]), text(words.disclaimer, { mute: true })];
    if (absolute("")) lines.splice(1, 0, [{ text: words.compare_address + words.colon }, { text: location.href, href: location.href }]);
    save(window.lacunaDocx({ title: title(), language: index.language, lines, tables }), ".docx");
  }
  function csv() {
    const safe = (said) => `"${(/^[=+\-@\t\r]/.test(said) ? "'" : "") + said.replace(/"/g, '""')}"`; // a spreadsheet takes nothing for a formula
    const plain = (items) => items.map((paragraphs) => paragraphs.map((runs) => runs.map((r) => (r.text === " ↗" ? ` ${r.href}` : r.text)).join("")).join("\n")).join("\n");
    const table = [[words.requirement, words.pinpoint, words.filter_topic, words.strength, words.compare_title, words.compare_element, words.compare_what, ...sides.map((side) => side.name)]];
    for (const [part, row, lines] of shown()) {
      for (const line of lines) {
        const element = line.element ?? line.of;
        const [label, name] = element === undefined ? [line.label, ""] : [line.of === undefined ? words.finding : words.counted, row[6][element][1]];
        table.push([row[4], row[3], index.topics[row[2]], row[5], index.parts[part], name, label, ...line.cells.map(plain)]);
      }
    }
    save(new Blob(["\ufeff" + table.map((line) => line.map(safe).join(",") + "\r\n").join("")], { type: "text/csv;charset=utf-8" }), ".csv");
  }

  form.hidden = false;
  form.addEventListener("change", () => { remember(); show(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  foldAll.addEventListener("click", () => fold(!foldAll.dataset.open));
  form.querySelector("[data-lx-docx]").addEventListener("click", () => sides.length > 1 && word());
  form.querySelector("[data-lx-csv]").addEventListener("click", () => sides.length > 1 && csv());
  addEventListener("popstate", () => show(read()));
  show(read());
})();
