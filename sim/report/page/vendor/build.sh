#!/usr/bin/env bash
# Makes plot.min.js and LICENCES.txt from the versions in package.json: once, by whoever raises one of them. Nothing else
# needs npm. The same versions give the same bytes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/package.json" "$here/entry.mjs" "$work"
cd "$work"
npm install --no-fund --no-audit --no-package-lock --silent
node_modules/.bin/esbuild entry.mjs --bundle --minify --format=iife --global-name=Plot --target=es2020 \
  --legal-comments=none --charset=ascii --metafile=meta.json --outfile=plot.min.js --log-level=warning
node - >LICENCES.txt <<'JS'
const fs = require("fs");
const [bundle] = Object.values(JSON.parse(fs.readFileSync("meta.json")).outputs);
const used = Object.keys(bundle.inputs).filter((file) => bundle.inputs[file].bytesInOutput > 0);
const packages = new Set(used.map((file) => file.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean));
const bodies = new Map();
for (const name of [...packages].sort()) {
  const folder = `node_modules/${name}`;
  const about = JSON.parse(fs.readFileSync(`${folder}/package.json`));
  const file = fs.readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const lines = fs.readFileSync(`${folder}/${file}`, "utf8").split("\n").map((line) => line.trim());
  const body = lines.filter((line) => !/^(Copyright|ISC License)/.test(line)).join("\n").replace(/\s*\n\s*\n\s*/g, "\n\n");
  const key = body.replace(/\s+/g, " ").trim();
  if (!bodies.has(key)) bodies.set(key, { text: body.trim(), owners: [] });
  const rights = lines.filter((line) => /^Copyright/.test(line)).join("; ");
  bodies.get(key).owners.push(`${name} ${about.version} (${about.license}): ${rights}`);
}
console.log("The drawing code, plot.min.js, is made of these packages.");
for (const { text, owners } of bodies.values()) console.log(`\n${owners.join("\n")}\n\n${text}`);
JS
cp plot.min.js LICENCES.txt "$here"
