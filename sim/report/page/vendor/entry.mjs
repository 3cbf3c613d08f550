// What the page uses of Observable Plot and d3; esbuild leaves out the rest (see build.sh).
export {
  areaY,
  axisX,
  axisY,
  barX,
  cell,
  dot,
  gridX,
  gridY,
  lineY,
  link,
  plot,
  rect,
  ruleX,
  ruleY,
  text,
  tickX,
} from "@observablehq/plot";
export { bisectCenter } from "d3-array";
