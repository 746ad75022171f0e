// What the pages do in the browser: filters kept in the address, folding, printing, search. Everything reads without it.
(function () {
  "use strict";
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  function filters(form) {
    form.hidden = false;
    const cards = $$(".lx-card"), sections = $$(".lx-topic"), out = $("[data-lx-shown]", form);
    const fields = ["finding", "strength", "topic", "words"];
    const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const texts = new Map();
    function apply() {
      const want = Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
      const words = fold(want.words).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const card of cards) {
        if (words.length && !texts.has(card)) texts.set(card, fold(card.textContent));
        card.hidden = ["finding", "strength", "topic"].some((name) => want[name] && card.dataset[name] !== want[name]) ||
          words.some((word) => !texts.get(card).includes(word));
        shown += !card.hidden;
      }
      for (const section of sections) section.hidden = $$(".lx-card", section).every((card) => card.hidden);
      out.textContent = shown ? out.dataset.text.replace("{shown}", shown).replace("{total}", cards.length) : out.dataset.none;
    }
    function remember() {
      const query = new URLSearchParams(fields.map((name) => [name, form.elements[name].value.trim()]).filter(([, value]) => value));
      history.replaceState(null, "", location.pathname + (query.size ? "?" + query : "") + location.hash);
    }
    function restore() {
      const query = new URLSearchParams(location.search);
      for (const name of fields) form.elements[name].value = query.get(name) || "";
      for (const name of fields) if (form.elements[name].value !== (query.get(name) || "")) form.elements[name].value = "";
      apply();
    }
    form.addEventListener("input", () => { apply(); remember(); });
    form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
    form.addEventListener("submit", (event) => event.preventDefault());
    const unfold = $("[data-lx-unfold]", form);
    unfold.addEventListener("click", () => {
      const open = unfold.textContent === unfold.dataset.open;
      for (const details of $$(".lx-derivation")) details.open = open;
      unfold.textContent = open ? unfold.dataset.close : unfold.dataset.open;
    });
    restore();
  }

  function reveal() { // a link to an element opens what hides it
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const card = target.closest(".lx-card");
    const form = $("[data-lx-filter]");
    if (card && card.hidden && form) form.reset();
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
    setTimeout(() => target.scrollIntoView({ block: "start" }));
  }

  async function search(form) {
    const state = $("[data-lx-search-state]"), list = $("[data-lx-results]"), input = form.elements.q;
    let pagefind;
    try { pagefind = await import(new URL("../pagefind/pagefind.js", location.href).href); await pagefind.init(); }
    catch { state.textContent = form.dataset.offline; return; }
    let last = 0;
    async function run() {
      const query = input.value.trim(), turn = ++last;
      history.replaceState(null, "", location.pathname + (query ? "?q=" + encodeURIComponent(query) : ""));
      list.replaceChildren(); state.textContent = "";
      if (query.length < 2) return;
      const found = await pagefind.search(query);
      const pages = await Promise.all(found.results.slice(0, 12).map((result) => result.data()));
      if (turn !== last) return;
      state.textContent = found.results.length ? form.dataset.found.replace("{n}", found.results.length) : form.dataset.none;
      for (const page of pages) list.append(entry(page));
    }
    function link(url, title) { const a = document.createElement("a"); a.href = url; a.textContent = title; return a; }
    function excerpt(html) { // only text and <mark> come through
      const p = document.createElement("p"), doc = new DOMParser().parseFromString(html, "text/html");
      for (const node of doc.body.childNodes) {
        const part = document.createElement(node.nodeName === "MARK" ? "mark" : "span");
        part.textContent = node.textContent; p.append(part);
      }
      return p;
    }
    function entry(page) {
      const li = document.createElement("li"), h = document.createElement("h2");
      h.append(link(page.url, page.meta.title)); li.append(h, excerpt(page.excerpt));
      const places = (page.sub_results || []).filter((sub) => sub.url !== page.url && sub.anchor).slice(0, 4);
      if (places.length) {
        const ul = document.createElement("ul");
        for (const place of places) { const item = document.createElement("li"); item.append(link(place.url, place.title)); ul.append(item); }
        li.append(ul);
      }
      return li;
    }
    form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
    let wait; input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(run, 200); });
    input.value = new URLSearchParams(location.search).get("q") || "";
    if (input.value) run();
  }

  document.addEventListener("DOMContentLoaded", () => {
    $$("[data-lx-filter]").forEach(filters);
    $$("[data-lx-search]").forEach(search);
    $$("[data-lx-print]").forEach((button) => button.addEventListener("click", () => window.print()));
    addEventListener("hashchange", reveal);
    reveal();
  });
})();
