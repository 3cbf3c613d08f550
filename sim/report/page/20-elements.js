// Elements, and what every figure has: a title, a chart that is drawn again when its width changes, a readout that the
// arrow keys and the pointer move, and a table of its numbers.

/** An element: element("p", {class: "note"}, "text", child, ...). */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

function drawn(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A table whose rows are made when somebody looks: `rows()` gives arrays of texts; a column is {name, number?, key?}. */
function table(columns, rows, full) {
  const kind = (column) => (column.number ? "number" : column.key ? "key" : undefined);
  const head = element("tr", {}, ...columns.map((column) => element("th", { class: kind(column) }, column.name)));
  const body = rows().map((row) =>
    element("tr", {}, ...row.map((text, i) => element("td", { class: kind(columns[i]) }, text ?? ""))),
  );
  return element("table", { class: full ? "full" : undefined }, element("thead", {}, head), element("tbody", {}, ...body));
}

function scrolling(what, tall) {
  return element("div", { class: tall ? "scroll tall" : "scroll", tabindex: "0" }, what);
}

/** A disclosure whose contents are made when it is opened first. */
function disclosure(words, contents, kind) {
  const made = element("details", { class: kind }, element("summary", {}, words));
  let empty = true;
  const fill = () => {
    if (made.open && empty) made.append(...[contents()].flat());
    if (made.open) empty = false;
  };
  made.addEventListener("toggle", fill);
  return made;
}

/** The chart without Plot's own style sheet: page.css has what it says, and the page's policy allows no other. */
function plotted(options) {
  const chart = Plot.plot({
    style: undefined,
    marginLeft: 38,
    marginTop: 10,
    marginBottom: 22,
    ...options,
  });
  for (const style of chart.querySelectorAll("style")) style.remove();
  return chart;
}

/**
 * A figure. `chart` has
 *   title, note, unit: texts
 *   draw(width): an SVG made by plotted()
 *   columns, rows(): the table of its numbers
 *   stops: how many places the readout has; 0 if none
 *   read(i): its text; mark(i): {x, ys} in the chart's scales; nearest(x): the stop next to a value of x
 */
function figure(chart) {
  const frame = element("div", { class: "chart", tabindex: "0" });
  const readout = element("p", { class: "readout", "aria-live": "polite" });
  const made = element(
    "figure",
    { "data-kind": chart.kind },
    element(
      "figcaption",
      {},
      element("b", {}, chart.title),
      chart.note ? element("span", {}, chart.note) : null,
      chart.unit ? element("span", { class: "unit" }, chart.unit) : null,
    ),
    frame,
    readout,
    disclosure("numbers", () => scrolling(table(chart.columns, chart.rows))),
  );
  let svg = null, width = 0, stop = -1;
  const show = (at) => {
    stop = at;
    svg?.querySelector(".cursor")?.remove();
    readout.textContent = at < 0 ? "" : chart.read(at);
    if (at < 0 || !svg) return;
    svg.append(cursor(svg, chart.mark(at)));
  };
  const draw = () => {
    const wide = Math.floor(frame.clientWidth);
    if (wide < 40 || wide === width) return;
    width = wide;
    const next = chart.draw(wide);
    next.setAttribute("role", "img");
    next.setAttribute("aria-label", [chart.title, chart.note].filter(Boolean).join(". "));
    svg?.remove();
    svg = next;
    frame.append(svg);
    show(stop);
  };
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(frame);
  if (chart.stops) followed(frame, chart, () => svg, () => stop, show);
  return made;
}

/** A line through the chart, and rings on its lines. */
function cursor(svg, { x, ys }) {
  const group = drawn("g", { class: "cursor", "aria-hidden": "true" });
  const place = svg.scale("x").apply(x), [bottom, top] = svg.scale("y").range;
  group.append(drawn("line", { x1: place, x2: place, y1: top, y2: bottom }));
  for (const y of ys.filter(Number.isFinite))
    group.append(drawn("circle", { cx: place, cy: svg.scale("y").apply(y), r: 3 }));
  return group;
}

/** Lets keys and the pointer move the readout. */
function followed(frame, chart, svg, stop, show) {
  const last = chart.stops - 1;
  const moves = {
    ArrowLeft: () => Math.max(0, (stop() < 0 ? last + 1 : stop()) - 1),
    ArrowRight: () => Math.min(last, stop() + 1),
    Home: () => 0,
    End: () => last,
    Escape: () => -1,
  };
  frame.addEventListener("keydown", (event) => {
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(moves[event.key]());
  });
  frame.addEventListener("pointermove", (event) => {
    if (!svg()) return;
    const box = svg().getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * svg().viewBox.baseVal.width;
    show(chart.nearest(svg().scale("x").invert(place)));
  });
  frame.addEventListener("pointerleave", () => show(-1));
}
