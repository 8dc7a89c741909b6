// Runs hostile templates in the engine as the page loads it: `node hostile.mjs PKG CASES.json`. Each must end soon, in an
// error or in what it renders, and all together within a bounded memory, which a module never gives back.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const engine = await import(pathToFileURL(join(folder, "whole.js")).href);
const { memory } = engine.initSync({ module: readFileSync(join(folder, "whole_bg.wasm")) });

/** What all may take together, in bytes. */
const MEMORY = 64 << 20;
/** What one may take in the best of three rounds, in milliseconds of a processor. */
const TIME = { quick: 100, other: 1000 };

/** The milliseconds that the processor has worked for us, which other programs do not lengthen. */
function worked() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** A text that stands in pieces: texts, and pairs of a text and how many times. */
const text = (pieces = []) => pieces.map((piece) => (typeof piece === "string" ? piece : piece[0].repeat(piece[1]))).join("");

function scenario({ template, body }) {
  return JSON.stringify({
    version: 1,
    request: { method: "POST", path: "/r", headers: { "Content-Type": "application/json" }, body: text(body) },
    api: {
      resourcePath: "/r",
      integration: {
        type: "HTTP",
        httpMethod: "POST",
        uri: "http://backend.test/",
        requestTemplates: { "application/json": text(template) },
        integrationResponses: { 200: { statusCode: "200" } },
      },
    },
  });
}

function problem(outcome, { expect }) {
  const found = outcome?.integrationRequest?.body ?? null;
  if (!outcome) return "it is no scenario";
  if (expect === "error") {
    if (outcome.integrationRequest) return "it renders";
    return outcome.diagnostics.length > 0 ? null : "it fails without a word";
  }
  if (!outcome.integrationRequest) return `it fails: ${outcome.diagnostics[0]?.message}`;
  return (found ?? "") === text(expect.output) ? null : `it renders ${JSON.stringify(found).slice(0, 80)}`;
}

const cases = JSON.parse(readFileSync(file, "utf8"));
const verbose = process.env.GATELENS_VERBOSE;
const wrong = [];
let [slowest, longest] = ["", 0];
for (const [id, one] of cases.entries()) {
  const before = memory.buffer.byteLength;
  const read = engine.reply({ kind: "read", id, text: scenario(one) });
  const bound = one.quick ? TIME.quick : TIME.other;
  let [ran, took] = [null, Infinity];
  // The first round may pay for the compiler, which still works on the module beside us.
  for (let round = 0; read.scenario && took > bound && round < 3; round += 1) {
    const started = worked();
    ran = engine.reply({ kind: "run", id, scenario: read.scenario, explain: false, trace: false });
    took = Math.min(took, worked() - started);
  }
  const grown = memory.buffer.byteLength - before;
  if (verbose) console.error(`${took.toFixed(0).padStart(6)} ms ${String(grown >> 10).padStart(8)} KiB more  ${one.name}`);
  if (took > longest) [slowest, longest] = [one.name, took];
  const found = problem(ran?.outcome, one);
  if (found) wrong.push(`${one.name}: ${found}`);
  if (took > bound) wrong.push(`${one.name}: ${took.toFixed(0)} ms`);
}
const total = memory.buffer.byteLength;
if (total > MEMORY) wrong.push(`all together: ${total >> 20} MiB`);
for (const line of wrong) console.log(line);
console.log(`${cases.length} hostile templates end in at most ${longest.toFixed(0)} ms (${slowest}) and ${total >> 20} MiB`);
process.exitCode = wrong.length === 0 ? 0 : 1;
