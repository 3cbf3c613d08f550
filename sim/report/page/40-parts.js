// Parts of a whole through time: who owns a company, what it has and owes.

let patterns = 0;

/** Fills that can be told apart without colour: plain, hatched, dotted, in falling weight. */
const WEIGHTS = [0.82, 0.5, 0.3, 0.62, 0.18, 0.42, 0.1];
const LINES = [null, "M0,6 L6,0", null, "M0,0 L6,6", "M0,3 L6,3", null, "M3,0 L3,6"];

/** Adds the fill of part `i` to the SVG's definitions; returns how to refer to it. */
function patternOf(i) {
  const id = `part-${++patterns}`, size = 6;
  const made = drawn("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse" });
  made.append(drawn("rect", { width: size, height: size, fill: PAPER }));
  made.append(drawn("rect", { width: size, height: size, fill: ACCENT, "fill-opacity": WEIGHTS[i % WEIGHTS.length] }));
  if (LINES[i % LINES.length])
    made.append(drawn("path", { d: LINES[i % LINES.length], stroke: PAPER, "stroke-width": 1.3, "stroke-opacity": 0.9 }));
  return { made, fill: `url(#${id})` };
}

/** Names parts that have gone by the end where they are widest. */
function inside(svg, dates, series, least) {
  for (const each of series) {
    const widths = each.to.map((to, i) => Math.abs(to - each.from[i]));
    const at = widths.indexOf(Math.max(...widths));
    if (at < 0 || widths[at] < least) continue;
    const [left, right] = svg.scale("x").range, x = svg.scale("x").apply(dates[at]);
    const anchor = x < left + 40 ? "start" : x > right - 40 ? "end" : "middle";
    const y = svg.scale("y").apply((each.from[at] + each.to[at]) / 2);
    const text = drawn("text", { x, y, dy: "0.32em", "text-anchor": anchor, fill: INK, stroke: PAPER, "stroke-width": 3, "paint-order": "stroke" });
    text.textContent = each.name;
    svg.append(text);
  }
}

/** Parts above each other, those of a negative sign below 0; each named at the end of its band. */
function parts(block, contents) {
  const dates = contents.times[block.times].map(dateOf);
  const series = block.series.map((each) => ({ ...each, values: unpacked(each.at) }));
  const above = dates.map(() => 0), below = dates.map(() => 0);
  for (const each of series) {
    const base = each.values.some((value) => value < 0) ? below : above;
    each.from = base.slice();
    each.values.forEach((value, i) => (base[i] += value));
    each.to = base.slice();
  }
  const high = Math.max(0, ...above), low = Math.min(0, ...below);
  const domain = block.share ? [0, 1] : [low * 1.04, (high || 1) * 1.04];
  const unit = measure(Math.max(high, -low), block.unit, block.share);
  const text = (value) => quantity(value, block.unit, block.share);
  const longest = Math.max(...series.map((each) => each.name.length));
  const draw = (width) => {
    const fills = series.map((each, i) => patternOf(i));
    const svg = plotted({
      width,
      height: Math.round(Math.min(340, 150 + width * 0.22)),
      marginRight: Math.min(width * 0.36, 14 + 6.3 * longest),
      x: { type: "utc" },
      y: { domain },
      marks: [
        ...timeAxes(width, unit, domain),
        ...series.map((each, i) =>
          Plot.areaY(dates, { x: dates, y1: each.from, y2: each.to, fill: fills[i].fill, stroke: PAPER, strokeWidth: 0.8, curve: block.curve ?? "linear" }),
        ),
        Plot.ruleY([0], { stroke: INK, strokeOpacity: 0.7 }),
      ],
    });
    const definitions = drawn("defs", {});
    definitions.append(...fills.map((fill) => fill.made));
    svg.prepend(definitions);
    const least = 0.012 * (domain[1] - domain[0]);
    const ends = series.filter((each) => Math.abs(each.to.at(-1) - each.from.at(-1)) > least);
    inside(svg, dates, series.filter((each) => !ends.includes(each)), 0.05 * (domain[1] - domain[0]));
    return endLabels(svg, dates.at(-1), ends.map((each) => ({ y: (each.from.at(-1) + each.to.at(-1)) / 2, text: each.name })));
  };
  return figure({
    kind: "parts",
    title: block.title,
    note: block.note,
    unit: unit.word,
    draw,
    columns: [{ name: "day" }, ...series.map((each) => ({ name: each.name, number: true }))],
    rows: () => dates.map((date, i) => [dayText(date), ...series.map((each) => text(each.values[i]))]),
    stops: dates.length,
    read: (i) => `${dayText(dates[i])}: ${series.filter((each) => each.values[i] !== 0).map((each) => `${each.name} ${text(each.values[i])}`).join(", ")}`,
    mark: (i) => ({ x: dates[i], ys: series.map((each) => each.to[i]) }),
    nearest: (x) => Plot.bisectCenter(dates, x),
  });
}
