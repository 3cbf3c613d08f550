// Charts through time: fans, chances, shares.

const ACCENT = "var(--accent)", INK = "var(--ink)", QUIET = "var(--quiet)", FAINT = "var(--faint)", PAPER = "var(--paper)";

/** Axes and the lines behind: few, and quiet. */
function timeAxes(width, unit, domain) {
  const by = unit.by;
  return [
    Plot.gridY({ ticks: 4, stroke: FAINT, strokeOpacity: 1 }),
    Plot.axisY({ ticks: 4, tickSize: 0, tickPadding: 4, label: null, fill: QUIET, tickFormat: (y) => plain(y / by) }),
    Plot.axisX({ ticks: Math.max(2, Math.round(width / 95)), tickSize: 4, label: null, fill: QUIET, stroke: QUIET }),
    Plot.ruleY([domain[0] > 0 ? domain[0] : 0], { stroke: QUIET, strokeOpacity: 0.6 }),
  ];
}

/** Labels at the right end, moved apart: [{y, text, strong}], in pixels of the y scale. */
function endLabels(svg, x, labels) {
  const y = svg.scale("y"), height = 12;
  const placed = labels
    .filter((label) => Number.isFinite(label.y))
    .map((label) => ({ ...label, at: y.apply(label.y) }))
    .sort((a, b) => a.at - b.at);
  for (let i = 1; i < placed.length; ++i) placed[i].at = Math.max(placed[i].at, placed[i - 1].at + height);
  const bottom = y.range[0];
  for (let i = placed.length - 1, limit = bottom + 4; i >= 0; --i, limit -= height) placed[i].at = Math.min(placed[i].at, limit);
  for (const label of placed) {
    const text = drawn("text", { x: svg.scale("x").apply(x) + 5, y: label.at, dy: "0.32em", "text-anchor": "start", fill: label.strong ? INK : QUIET });
    text.textContent = label.text;
    if (label.strong) text.setAttribute("font-weight", "600");
    svg.append(text);
  }
  return svg;
}

function extent(lists, points) {
  let low = Infinity, high = -Infinity;
  for (const list of lists) for (const value of list) if (value < low) low = value; else if (value > high) high = value;
  for (const list of lists) for (const value of list) if (value > high) high = value;
  for (const point of points) {
    low = Math.min(low, point.low);
    high = Math.max(high, point.high);
  }
  return [low, high];
}

/** A value axis that begins at 0 unless that would waste most of it. */
function valueDomain([low, high]) {
  if (!(high > low)) return low === 0 ? [0, 1] : low > 0 ? [0, low * 1.25] : [low * 1.25, 0];
  if (low > 0 && low > 0.6 * high) return [low - 0.15 * (high - low), high + 0.05 * (high - low)];
  return [Math.min(0, low), Math.max(0, high) + (high > 0 ? 0.03 * (high - Math.min(0, low)) : 0)];
}

/** Median and bands that hold half and nine tenths of the replicates; historical numbers with their tolerance. */
function fan(block, contents) {
  const days = contents.times[block.times], dates = days.map(dateOf);
  const [q05, q25, q50, q75, q95] = block.bands.map(unpacked);
  const points = block.points ?? [];
  const domain = block.domain ?? valueDomain(extent([q05, q95], points));
  const unit = measure(Math.max(Math.abs(domain[0]), Math.abs(domain[1])), block.unit, block.share);
  const text = (value) => quantity(value, block.unit, block.share);
  const varies = q05.some((low, i) => low < q95[i]);
  const last = dates[dates.length - 1];
  const draw = (width) => {
    const marks = [...timeAxes(width, unit, domain)];
    const band = (low, high, opacity) =>
      Plot.areaY(dates, { x: dates, y1: low, y2: high, fill: ACCENT, fillOpacity: opacity });
    const edge = (values) => Plot.lineY(dates, { x: dates, y: values, stroke: ACCENT, strokeWidth: 0.8, strokeDasharray: "1.5 2.5" });
    if (varies) marks.push(band(q05, q95, 0.13), band(q25, q75, 0.24), edge(q05), edge(q95));
    marks.push(Plot.lineY(dates, { x: dates, y: q50, stroke: ACCENT, strokeWidth: 2 }));
    marks.push(...historical(points));
    const svg = plotted({ width, height: Math.round(Math.min(260, 120 + width * 0.22)), marginRight: 50, x: { type: "utc" }, y: { domain }, marks });
    return endLabels(svg, last, [
      { y: q50.at(-1), text: "median", strong: true },
      ...(varies ? [{ y: q95.at(-1), text: "95 %" }, { y: q05.at(-1), text: "5 %" }] : []),
    ]);
  };
  return figure({
    kind: "fan",
    title: block.title,
    note: block.note,
    unit: unit.word,
    draw,
    columns: [{ name: "day" }, ...["5 %", "25 %", "median", "75 %", "95 %"].map((name) => ({ name, number: true }))],
    rows: () => dates.map((date, i) => [dayText(date), ...[q05, q25, q50, q75, q95].map((q) => text(q[i]))]),
    stops: dates.length,
    read: (i) => `${dayText(dates[i])}: ${text(q50[i])}${q05[i] < q95[i] ? `, 90 % of replicates from ${text(q05[i])} to ${text(q95[i])}` : ""}`,
    mark: (i) => ({ x: dates[i], ys: [q05[i], q50[i], q95[i]] }),
    nearest: (x) => Plot.bisectCenter(dates, x),
  });
}

/** Filled: met by the fit. Open: held out, or a range to be met. */
function historical(points) {
  const at = (point) => dateOf(point.day);
  const known = points.filter((point) => point.value !== undefined);
  return [
    Plot.ruleX(points, { x: at, y1: "low", y2: "high", stroke: INK, strokeWidth: 1 }),
    Plot.dot(points.flatMap((p) => [[p, p.low], [p, p.high]]), { x: ([p]) => at(p), y: ([, y]) => y, symbol: "square", r: 0.9, fill: INK }),
    Plot.dot(known.filter((p) => p.used), { x: at, y: "value", r: 3.2, fill: INK, stroke: PAPER, strokeWidth: 1 }),
    Plot.dot(known.filter((p) => !p.used), { x: at, y: "value", r: 3, fill: PAPER, stroke: INK, strokeWidth: 1.4 }),
  ];
}

/** The share of replicates in which something has happened, or has not yet, by date; with its interval. */
function chance(block) {
  const days = block.days, dates = days.map(dateOf);
  const [share, low, high] = [block.share, block.low, block.high].map(unpacked);
  const percent = (value) => `${(100 * value).toFixed(1)} %`;
  const draw = (width) => {
    const step = { x: dates, curve: "step-after" };
    const svg = plotted({
      width,
      height: Math.round(Math.min(240, 110 + width * 0.2)),
      marginRight: 44,
      x: { type: "utc" },
      y: { domain: [0, 1] },
      marks: [
        ...timeAxes(width, { by: 0.01 }, [0, 1]),
        Plot.areaY(dates, { ...step, y1: low, y2: high, fill: ACCENT, fillOpacity: 0.18 }),
        Plot.lineY(dates, { ...step, y: share, stroke: ACCENT, strokeWidth: 2 }),
        block.median === undefined ? null : Plot.ruleX([dateOf(block.median)], { y1: 0, y2: 0.5, stroke: INK, strokeDasharray: "2 3" }),
        block.median === undefined ? null : Plot.dot([dateOf(block.median)], { x: (d) => d, y: 0.5, r: 3, fill: INK }),
      ],
    });
    return endLabels(svg, dates.at(-1), [{ y: share.at(-1), text: `${Math.round(100 * share.at(-1))} %`, strong: true }]);
  };
  return figure({
    kind: "chance",
    title: block.title,
    note: block.note,
    unit: "% of replicates",
    draw,
    columns: [{ name: "day" }, ...["share", "95 % from", "to"].map((name) => ({ name, number: true }))],
    rows: () => dates.map((date, i) => [dayText(date), percent(share[i]), percent(low[i]), percent(high[i])]),
    stops: dates.length,
    read: (i) => `${dayText(dates[i])}: ${percent(share[i])} [95 %: ${percent(low[i])} to ${percent(high[i])}]`,
    mark: (i) => ({ x: dates[i], ys: [share[i]] }),
    nearest: (x) => Math.max(0, Plot.bisectCenter(dates, x)),
  });
}
