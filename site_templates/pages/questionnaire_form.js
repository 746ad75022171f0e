"use strict";
// Answers live in the form. They are kept on the device after each change and leave it only as a file that the reader saves.
(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("form");
  const config = JSON.parse(form.dataset.config);
  const questions = [...document.querySelectorAll(".question")];
  const byId = new Map(questions.map((q) => [q.dataset.id, q]));
  const key = "lacuna:" + config.format + ":" + config.instrument;
  const FIELDS = ["law", "article", "remark"];
  const ABOUT = ["country", "by", "on"];
  let saved = ""; // the answers as they stand in the last file, so that a change and its reversal ask for nothing

  const say = (state, values = {}) => {
    $("state").dataset.state = state;
    $("state").textContent = texts(state, values);
  };
  const texts = (state, values) => (config.words["state_" + state] || "").replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const field = (q, name) => q.querySelector('[data-field="' + name + '"]');
  const answer = (q) => q.querySelector(".answers input:checked")?.value ?? "";

  function collect() {
    const answers = [];
    for (const q of questions) {
      const entry = { id: q.dataset.id, answer: answer(q) };
      for (const name of FIELDS) entry[name] = field(q, name).value.trim();
      if (entry.answer || FIELDS.some((name) => entry[name])) answers.push(entry);
    }
    const found = { format: config.format, instrument: config.instrument, language: config.language };
    for (const name of ABOUT) found[name] = $("about-" + name).value.trim();
    return { ...found, answers };
  }
  const content = () => JSON.stringify({ ...collect(), language: "" });

  function fill(data) {
    let known = 0, unknown = 0;
    clear();
    for (const name of ABOUT) $("about-" + name).value = String(data[name] ?? "");
    for (const entry of data.answers) {
      const q = byId.get(entry.id);
      const value = config.answers.includes(entry.answer) ? entry.answer : "";
      if (!q) { unknown += 1; continue; }
      if (value) known += 1;
      q.querySelector('.answers input[value="' + value + '"]').checked = true;
      for (const name of FIELDS) field(q, name).value = String(entry[name] ?? "");
    }
    show();
    return { known, unknown };
  }

  function clear() {
    form.reset();
    for (const q of questions) q.classList.remove("kept");
  }

  // ---- what is shown ----
  function show() {
    let all = 0;
    for (const topic of document.querySelectorAll(".topic")) {
      const own = [...topic.querySelectorAll(".question")];
      const done = own.filter((q) => {
        const is = answer(q) !== "";
        q.classList.toggle("answered", is || FIELDS.some((name) => field(q, name).value.trim()));
        return is;
      }).length;
      all += done;
      document.querySelector('[data-count="' + topic.dataset.topic + '"]').textContent = done + "/" + own.length;
    }
    $("bar").value = all;
    $("done").textContent = config.words.progress.replace("{done}", all).replace("{total}", questions.length);
    document.body.classList.toggle("only", $("only").checked);
    $("none-open").hidden = !($("only").checked && all === questions.length);
  }

  // ---- keeping, saving, opening ----
  const store = { // a browser may refuse storage, above all to a page opened from a file
    get() { try { return localStorage.getItem(key); } catch { return null; } },
    set(text) { try { localStorage.setItem(key, text); return true; } catch { return false; } },
    drop() { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
  };

  function changed() {
    show();
    if (content() === saved) { store.drop(); return; }
    say(store.set(JSON.stringify(collect())) ? "unsaved" : "unkept");
    if ($("state").dataset.state === "unkept") $("state").dataset.state = "unsaved";
  }
  const unsaved = () => content() !== saved;

  function save() {
    const data = collect();
    const name = ["questionnaire", config.instrument, data.country].join("-").normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase() + ".json";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1) + "\n"], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    saved = content();
    store.drop();
    say("saved", { file: name });
  }

  async function open(file) {
    let data = null;
    try { data = JSON.parse(await file.text()); } catch { /* no JSON: said below */ }
    const fits = data && data.format === config.format && data.instrument === config.instrument && Array.isArray(data.answers) && data.answers.every((a) => a && typeof a === "object");
    if (!fits) { say("wrong", { file: file.name }); return; }
    if (unsaved() && !confirm(config.words.replace_sure)) return;
    const { known, unknown } = fill(data);
    saved = unknown ? "" : content();
    store.drop();
    say("opened", { n: known, file: file.name });
    if (unknown) $("state").textContent += " " + texts("left_out", { n: unknown });
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target.id === "only" || event.target.id === "file") return;
    event.target.closest(".question")?.classList.add("kept"); // what is being answered stays in sight
    changed();
  });
  $("only").addEventListener("change", () => { for (const q of questions) q.classList.remove("kept"); show(); });
  $("save").addEventListener("click", save);
  $("reopen").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", async () => { const [file] = $("file").files; if (file) await open(file); $("file").value = ""; });
  $("discard").addEventListener("click", () => {
    if (!confirm(config.words.discard_sure)) return;
    clear(); saved = content(); store.drop(); show(); say("empty");
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved()) event.preventDefault(); });
  if (location.protocol === "file:") document.querySelector(".lx-languages").hidden = true; // the other languages are on the site

  form.reset(); // a browser that brings back half a form would show answers that are not counted
  saved = content();
  const kept = store.get();
  if (kept) {
    try { fill(JSON.parse(kept)); say("restored"); $("state").dataset.state = "unsaved"; } catch { store.drop(); }
  }
  show();
})();
