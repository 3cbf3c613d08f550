// The page: sections of blocks, in the order in which the program wrote them.

/** A sentence with its interval set apart: "… [95 %: 1 to 2] …". */
function sentence(text) {
  const pieces = text.split(/(\[\d+ %:[^\]]*\])/);
  return element("li", {}, ...pieces.map((piece, i) => (i % 2 ? element("span", { class: "spread" }, piece) : piece)));
}

const BLOCKS = {
  sentences: (block) => element("ul", { class: "sentences" }, ...block.items.map(sentence)),
  note: (block) => element("p", { class: "note" }, block.text),
  heading: (block) => element("h3", {}, block.text),
  fan,
  chance,
  parts,
  correlations,
  tornado,
  heat,
  table: (block) => scrolling(table(block.columns, () => block.rows, true), block.rows.length < 40),
  facts: (block) =>
    element("dl", {}, ...block.rows.flatMap(([name, text, code]) => [element("dt", {}, name), element("dd", { class: code ? "code" : undefined }, text)])),
  pre: (block) => element("pre", { tabindex: "0" }, block.text),
  panels: (block, contents) =>
    element("div", { class: block.wide ? "panels wide" : "panels" }, ...block.blocks.map((each) => made(each, contents))),
  more: (block, contents) => disclosure(block.text, () => block.blocks.map((each) => made(each, contents)), "more"),
};

function made(block, contents) {
  return BLOCKS[block.type](block, contents);
}

function page(contents) {
  const sections = contents.sections.map((section) =>
    element("section", { id: section.id }, element("h2", {}, section.title), ...section.blocks.map((block) => made(block, contents))),
  );
  const links = contents.sections.map((section) => element("a", { href: `#${section.id}` }, section.title));
  const licences = document.getElementById("licences").textContent;
  document.getElementById("page").replaceChildren(
    element(
      "header",
      {},
      element("p", { class: "name" }, contents.name),
      element("h1", {}, contents.question),
      ...contents.answer.map((block) => made(block, contents)),
      element("nav", { "aria-label": "Contents" }, ...links.flatMap((link) => [link, " "])),
    ),
    ...sections,
    element("footer", {}, element("p", {}, contents.stamp), disclosure("Licences of the drawing code", () => element("pre", {}, licences))),
  );
}

page(JSON.parse(document.getElementById("contents").textContent));
