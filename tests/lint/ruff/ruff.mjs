// ruff check and ruff format over groups of files. Reads one JSON object from standard input: `modules` (where the
// package is), `fix`, and `groups`, each of `settings` (as in ruff.toml) and `files`. Prints FILE:LINE:COLUMN: what is
// wrong; with `fix` writes the files as ruff formats them.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const { modules, fix, groups } = JSON.parse(readFileSync(0, "utf8"));
const { Workspace, PositionEncoding } = createRequire(`${modules}/`)("@astral-sh/ruff-wasm-nodejs");

let wrong = 0;
let checked = 0;

function say(file, row, column, what) {
  console.log(`${file}:${row}:${column}: ${what}`);
  ++wrong;
}

for (const { settings, files } of groups) {
  const workspace = new Workspace(settings, PositionEncoding.Utf32);
  for (const file of files) {
    ++checked;
    let text = readFileSync(file, "utf8");
    const formatted = workspace.format(text);
    if (formatted !== text) {
      if (fix) writeFileSync(file, (text = formatted));
      else say(file, 1, 1, "not as `ruff format` writes it (tests/lint/python.py --fix)");
    }
    for (const { code, message, start_location: at } of workspace.check(text))
      say(file, at.row, at.column, `${code} ${message}`);
  }
}
console.log(`${checked} files, ${wrong} findings of ruff ${Workspace.version()}`);
process.exitCode = wrong ? 1 : 0;
