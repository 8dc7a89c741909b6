// Runs scenarios in the engine as the page loads it, and compares each outcome with the command's:
// `node parity.mjs PKG OUTCOMES.json SCENARIO.json…`, where OUTCOMES.json is an array in the scenarios' order.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, outcomes, ...files] = process.argv.slice(2);

async function load(name) {
  const engine = await import(pathToFileURL(join(folder, `${name}.js`)).href);
  engine.initSync({ module: readFileSync(join(folder, `${name}_bg.wasm`)) });
  return engine;
}

const [whole, first] = [await load("whole"), await load("gatelens")];

const handlers = new WebAssembly.Module(readFileSync(join(folder, "handler.wasm")));

/** Asks an engine for a run; where that has a function, it is run first, as in the page. */
function ask(engine, call) {
  const answer = engine.reply(call);
  return answer.kind === "invoke" ? engine.reply({ ...call, function: invoke(answer.invocation) }) : answer;
}

/** As the page's worker of handlers does. */
function invoke(invocation) {
  const { memory, input, run, output, is_full } = new WebAssembly.Instance(handlers).exports;
  const text = new TextEncoder().encode(invocation);
  const at = input(text.length);
  new Uint8Array(memory.buffer, at, text.length).set(text);
  try {
    const length = run();
    return new TextDecoder().decode(new Uint8Array(memory.buffer, output(), length));
  } catch {
    return JSON.stringify({ ending: is_full() ? "outOfMemory" : "exited", console: [] });
  }
}

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
let early = 0;
for (const [id, file] of files.entries()) {
  const read = whole.reply({ kind: "read", id, text: readFileSync(file, "utf8") });
  const run = (engine) =>
    read.scenario && ask(engine, { kind: "run", id, scenario: read.scenario, explain: true, trace: true });
  const command = text(expected[id]);
  const ran = run(whole);
  const answers = [["whole engine", text(ran?.outcome ?? null)]];
  // The first engine answers as the whole one does, or passes the scenario on.
  const soon = run(first);
  if (soon && soon.kind !== "elsewhere") {
    answers.push(["first engine", text(soon.outcome ?? null)]);
    early += 1;
  }
  const other = answers.find(([, answer]) => answer !== command);
  if (other === undefined) continue;
  differing += 1;
  const [name, answer] = other;
  const at = [...answer].findIndex((character, index) => character !== command[index]);
  const around = (all) => all.slice(Math.max(0, at - 80), at + 120);
  console.log(`${file}: they part at character ${at}\n  ${name} …${around(answer)}…\n  command …${around(command)}…`);
}
console.log(`${files.length - differing} of ${files.length} scenarios agree; the first engine answers ${early} of them`);
process.exitCode = differing === 0 ? 0 : 1;
