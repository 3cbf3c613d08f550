// What an answer depends on: bars around a middle, and a map of two keys.

const shortened = (text, most) => (text.length > most ? `…${text.slice(text.length - most + 1)}` : text);

/** Names above their bars, so that long keys have room on any screen. */
function rowsOfBars(block, width, x, marks) {
  const names = block.rows.map((row) => row.name);
  const most = Math.floor(width / 6.4);
  return plotted({
    width,
    height: 44 * names.length + 34,
    marginLeft: 4,
    marginRight: 16,
    marginTop: 8,
    x,
    y: { domain: names, padding: 0.6, axis: null },
    marks: [
      ...marks,
      Plot.text(block.rows, { y: "name", frameAnchor: "left", dx: -2, dy: -17, text: (row) => shortened(row.name, most), fill: INK, textAnchor: "start" }),
      Plot.axisX({ ticks: Math.max(2, Math.round(width / 110)), tickSize: 3, label: null, fill: QUIET, stroke: QUIET, tickFormat: x.text }),
    ],
  });
}

/** Rank correlations: from -1 to 1, with intervals. */
function correlations(block) {
  const draw = (width) =>
    rowsOfBars(block, width, { domain: [-1, 1], text: (value) => plain(value) }, [
      Plot.gridX({ stroke: FAINT, strokeOpacity: 1, ticks: 4 }),
      Plot.barX(block.rows, { y: "name", x1: () => 0, x2: "value", fill: ACCENT, fillOpacity: 0.75 }),
      Plot.ruleY(block.rows.filter((row) => row.low !== null), { y: "name", x1: "low", x2: "high", stroke: INK, strokeWidth: 1.1 }),
      Plot.ruleX([0], { stroke: INK }),
    ]);
  const text = (value) => (value === null || value === undefined ? "" : value.toFixed(2));
  return figure({
    kind: "correlations",
    title: block.title,
    note: block.note,
    unit: block.unit,
    draw,
    columns: [{ name: "input", key: true }, ...["rank correlation", "95 % from", "to"].map((name) => ({ name, number: true }))],
    rows: () => block.rows.map((row) => [row.name, text(row.value), text(row.low), text(row.high)]),
    stops: 0,
  });
}

/** What one key alone moves the answer between. */
function tornado(block) {
  const text = (value) => quantity(value, block.unit, block.share);
  const values = block.rows.flatMap((row) => [row.low, row.high]).concat(block.base ?? []);
  const least = Math.min(...values), greatest = Math.max(...values), room = 0.06 * (greatest - least || 1);
  const unit = measure(Math.max(Math.abs(least), Math.abs(greatest)), block.unit, block.share);
  const draw = (width) =>
    rowsOfBars(block, width, { domain: [least - room, greatest + room], text: (value) => plain(value / unit.by) }, [
      Plot.gridX({ stroke: FAINT, strokeOpacity: 1, ticks: 4 }),
      Plot.barX(block.rows, { y: "name", x1: "low", x2: "high", fill: ACCENT, fillOpacity: 0.75 }),
      block.base === undefined ? null : Plot.ruleX([block.base], { stroke: INK, strokeDasharray: "2 3" }),
    ]);
  return figure({
    kind: "tornado",
    title: block.title,
    note: block.note,
    unit: unit.word,
    draw,
    columns: [{ name: "key", key: true }, { name: "lowest", number: true }, { name: "at" }, { name: "highest", number: true }, { name: "at" }],
    rows: () => block.rows.map((row) => [row.name, text(row.low), row.low_at, text(row.high), row.high_at]),
    stops: 0,
  });
}

/** The answer over two keys; the number stands in each cell. */
function heat(block) {
  const cells = block.values.flatMap((row, y) => row.map((value, x) => ({ x, y, value }))).filter((cell) => cell.value !== null);
  const values = cells.map((cell) => cell.value);
  const low = Math.min(...values), high = Math.max(...values);
  const weight = (value) => (high > low ? 0.06 + 0.86 * ((value - low) / (high - low)) : 0.4);
  const unit = measure(Math.max(Math.abs(low), Math.abs(high)), block.unit, block.share);
  const short = (value) => (block.share ? (100 * value).toFixed(0) : plain(Number((value / unit.by).toPrecision(3))));
  const draw = (width) => {
    const left = Math.min(width * 0.3, 12 + 6.2 * Math.max(...block.y.labels.map((label) => label.length)));
    const cellWidth = (width - left - 8) / block.x.labels.length;
    const turned = cellWidth < 6.4 * Math.max(...block.x.labels.map((label) => label.length));
    const bottom = turned ? Math.min(120, 16 + 5.6 * Math.max(...block.x.labels.map((label) => label.length))) : 24;
    return plotted({
      width,
      height: Math.max(22, Math.min(34, 300 / block.y.labels.length)) * block.y.labels.length + bottom + 10,
      marginLeft: left,
      marginRight: 8,
      marginBottom: bottom,
      padding: 0.04,
      x: { type: "band", domain: block.x.labels.map((_, i) => i) },
      y: { type: "band", domain: block.y.labels.map((_, i) => i).reverse() },
      marks: [
        Plot.axisX({ tickSize: 0, label: null, fill: QUIET, tickRotate: turned ? -60 : 0, tickFormat: (i) => block.x.labels[i] }),
        Plot.axisY({ tickSize: 0, label: null, fill: QUIET, tickFormat: (i) => shortened(block.y.labels[i], 24) }),
        Plot.cell(cells, { x: "x", y: "y", fill: ACCENT, fillOpacity: (cell) => weight(cell.value) }),
        cellWidth > 26 ? Plot.text(cells, { x: "x", y: "y", text: (cell) => short(cell.value), fill: (cell) => (weight(cell.value) > 0.5 ? PAPER : INK) }) : null,
      ],
      opacity: { type: "identity" },
    });
  };
  return figure({
    kind: "heat",
    title: block.title,
    note: block.note,
    unit: [unit.word, `across: ${block.x.name}`, `up: ${block.y.name}`].filter(Boolean).join("; "),
    draw,
    columns: [{ name: block.y.name, key: true }, ...block.x.labels.map((name) => ({ name, number: true }))],
    rows: () => block.y.labels.map((label, y) => [label, ...block.values[y].map((value) => quantity(value, block.unit, block.share))]),
    stops: 0,
  });
}
