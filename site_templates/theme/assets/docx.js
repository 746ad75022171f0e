// A small Word document made in the browser: title, lines, and tables of text with links. Nothing is loaded and nothing is sent.
// lacunaDocx({title, language, lines, tables: [{heading, above, head: [text], rows: [[cell]]}]}); a cell is a list of paragraphs, a
// paragraph a list of runs {text, href, bold, mute, language}; above, where it is given, is a larger heading.
(function () {
  "use strict";
  const clean = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main", TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.", WIDTH = 15000, FIRST = 2200;
  const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ps|ur|yi)$/, EAST_ASIAN = /^(ja|ko|zh)$/;

  window.lacunaDocx = function (given) {
    const links = new Map();
    const kind = (code) => (RIGHT_TO_LEFT.test(code) ? "bidi" : EAST_ASIAN.test(code) ? "eastAsia" : "val");
    const run = (r) => {
      const how = (r.href ? '<w:rStyle w:val="Hyperlink"/>' : "") + (r.bold ? "<w:b/>" : "") + (r.mute ? '<w:color w:val="56606B"/>' : "") +
        (r.language ? (RIGHT_TO_LEFT.test(r.language) ? "<w:rtl/>" : "") + `<w:lang w:${kind(r.language)}="${clean(r.language)}"/>` : "");
      const text = `<w:r>${how && `<w:rPr>${how}</w:rPr>`}<w:t xml:space="preserve">${clean(r.text)}</w:t></w:r>`;
      if (!r.href) return text;
      if (!links.has(r.href)) links.set(r.href, "rId" + (links.size + 10));
      return `<w:hyperlink r:id="${links.get(r.href)}">${text}</w:hyperlink>`;
    };
    const paragraph = (runs, style) => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${runs.map(run).join("")}</w:p>`;
    const row = (cells, widths, head) => "<w:tr>" + (head ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "") + cells.map((paragraphs, n) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[n]}" w:type="dxa"/>${head ? '<w:shd w:val="clear" w:color="auto" w:fill="E3E9F0"/>' : ""}</w:tcPr>${(paragraphs.length ? paragraphs : [[]]).map((p) => paragraph(p, "Cell")).join("")}</w:tc>`).join("") + "</w:tr>";
    const table = (t) => {
      const wide = Math.floor((WIDTH - FIRST) / (t.head.length - 1)), widths = t.head.map((_, n) => (n ? wide : FIRST));
      return (t.above ? paragraph([{ text: t.above }], "Heading1") : "") + paragraph([{ text: t.heading }], "Heading2") +
        `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCaption w:val="${clean(t.heading)}"/></w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join("")}</w:tblGrid>` +
        row(t.head.map((text) => [[{ text, bold: true }]]), widths, true) + t.rows.map((cells) => row(cells, widths)).join("") + "</w:tbl>";
    };
    const body = paragraph([{ text: given.title }], "Title") + given.lines.map((runs) => paragraph(runs)).join("") + given.tables.map(table).join("");
    const edge = (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A9B2BC"/>`;
    const style = (id, name, size, more) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${id === "Cell" ? "" : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'}<w:pPr>${more}</w:pPr><w:rPr>${id === "Cell" ? "" : "<w:b/>"}<w:sz w:val="${size}"/></w:rPr></w:style>`;
    const styles = `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/><w:lang w:val="${clean(given.language)}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>` +
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1D4F91"/><w:u w:val="single"/></w:rPr></w:style>' +
      style("Title", "Title", 32, "") + style("Heading1", "heading 1", 26, '<w:keepNext/><w:spacing w:before="280" w:after="60"/><w:outlineLvl w:val="0"/>') + style("Heading2", "heading 2", 22, '<w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/>') +
      style("Cell", "Cell", 17, '<w:spacing w:after="20"/>') +
      `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).join("")}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
    const parts = {
      "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
      "docProps/core.xml": `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${clean(given.title)}</dc:title><dc:language>${clean(given.language)}</dc:language></cp:coreProperties>`,
      "word/document.xml": `<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}<w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="900" w:bottom="850" w:left="900" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`,
      "word/styles.xml": styles,
    };
    parts["word/_rels/document.xml.rels"] = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/>` +
      Array.from(links, ([href, id]) => `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${clean(href)}" TargetMode="External"/>`).join("") + "</Relationships>";
    return zip(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(HEAD + text)]));
  };

  const TABLE = Uint32Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1; return n; });
  const crc = (data) => { let c = ~0; for (const byte of data) c = TABLE[(c ^ byte) & 255] ^ (c >>> 8); return ~c >>> 0; };
  function fields(...pairs) { // numbers of two or four bytes, the least first
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of pairs) { if (size === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true); at += size; }
    return new Uint8Array(view.buffer);
  }
  function zip(files) { // stored, not compressed: every program that reads Office files reads it
    const local = [], central = [];
    let at = 0, size = 0;
    for (const [name, data] of files) {
      const label = new TextEncoder().encode(name), same = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x21], [4, crc(data)], [4, data.length], [4, data.length], [2, label.length], [2, 0]];
      const head = fields([4, 0x04034b50], ...same), entry = fields([4, 0x02014b50], [2, 20], ...same, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
      local.push(head, label, data); central.push(entry, label);
      at += head.length + label.length + data.length; size += entry.length + label.length;
    }
    return new Blob([...local, ...central, fields([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0])], { type: TYPE + "document" });
  }
})();
