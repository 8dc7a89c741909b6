// Runs scenarios in the engine as the page loads it, and compares each outcome with the command's:
// `node parity.mjs PKG OUTCOMES.json SCENARIO.json…`, where OUTCOMES.json is an array in the scenarios' order.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, outcomes, ...files] = process.argv.slice(2);
const engine = await import(pathToFileURL(join(folder, "whole.js")).href);
engine.initSync({ module: readFileSync(join(folder, "whole_bg.wasm")) });

/** The outcome as text in one form: the page holds the services' state as text, and segments as typed arrays. */
function text(outcome) {
  const plain = (key, value) => {
    if (key === "services" && typeof value === "string") return JSON.parse(value);
    return ArrayBuffer.isView(value) ? Array.from(value) : value;
  };
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(outcome, plain))));
}

/** The order of an outcome's own keys is no part of it; that of headers and arguments is, and stays. */
function sorted(outcome) {
  return outcome && Object.fromEntries(Object.entries(outcome).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const expected = JSON.parse(readFileSync(outcomes, "utf8"));
if (expected.length !== files.length) throw new Error(`${expected.length} outcomes of ${files.length} scenarios`);
let differing = 0;
for (const [id, file] of files.entries()) {
  const read = engine.reply({ kind: "read", id, text: readFileSync(file, "utf8") });
  const ran = read.scenario && engine.reply({ kind: "run", id, scenario: read.scenario, explain: true, trace: true });
  const [page, command] = [text(ran?.outcome ?? null), text(expected[id])];
  if (page === command) continue;
  differing += 1;
  const at = [...page].findIndex((character, index) => character !== command[index]);
  const around = (whole) => whole.slice(Math.max(0, at - 80), at + 120);
  console.log(`${file}: they part at character ${at}\n  page    …${around(page)}…\n  command …${around(command)}…`);
}
console.log(`${files.length - differing} of ${files.length} scenarios agree`);
process.exitCode = differing === 0 ? 0 : 1;
