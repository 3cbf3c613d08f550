"use strict";
// Numbers and dates as people write them: as sim/findings/words.cpp does.

const DAY = 86400e3;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day as a Date, from its number since 1970. */
function dateOf(day) {
  return new Date(day * DAY);
}

function dayText(date) {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Four digits, without the zeros behind. */
function plain(value) {
  const text = Math.abs(value) >= 1e4 ? String(Math.round(value)) : String(Number(value.toPrecision(4)));
  return text.replace(/^(-?)(\d{5,})$/, (all, sign, digits) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ","));
}

/** "313 million people", "46.2 %". `share`: a number of unit 1 that lies between 0 and 1. */
function quantity(value, unit, share) {
  if (value === null || Number.isNaN(value)) return "none";
  if (share) return `${(100 * value).toFixed(1)} %`;
  const size = Math.abs(value);
  const of = unit && unit !== "1" ? ` ${unit}` : "";
  if (size >= 1e9) return `${plain(value / 1e9)} billion${of}`;
  if (size >= 1e6) return `${plain(value / 1e6)} million${of}`;
  return plain(value) + of;
}

/** What an axis counts in: {by, word}, e.g. 1e6 and "million people". */
function measure(largest, unit, share) {
  if (share) return { by: 0.01, word: "%" };
  const of = unit && unit !== "1" ? unit : "";
  for (const [by, word] of [[1e9, "billion"], [1e6, "million"], [1e4, "thousand"]])
    if (largest >= by) return { by: by === 1e4 ? 1e3 : by, word: `${word} ${of}`.trim() };
  return { by: 1, word: of };
}

/** Numbers as the program packed them: whole numbers and what to multiply them by. */
function unpacked(packed) {
  return packed.at.map((value) => (value === null ? NaN : value * packed.by));
}
