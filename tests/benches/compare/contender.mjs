// One contender in Node: `node contender.mjs ENGINE WORKLOAD OUTPUT [WASM]`, where ENGINE is `wasm`, `velocits` or
// `velocityjs`, and WASM the folder of the engine's module and its glue.
//
// It renders the workload once into OUTPUT, then answers each line of standard input, a number of milliseconds, with
// `{"times": […], "boundary": […]}`: how many microseconds each rendering took within about that time.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [engine, folder, output, wasm] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name), "utf8");
const request = JSON.parse(read("request.json"));
const many = existsSync(join(folder, "templates.json"));
const templates = many ? JSON.parse(read("templates.json")) : [read("template.vtl")];

/** `$input`: the body is parsed when it is first read, as the other contenders do it. */
class Input {
  #parsed;
  get body() {
    return request.body;
  }
  #document() {
    this.#parsed ??= { root: JSON.parse(request.body) };
    return this.#parsed.root;
  }
  path(path) {
    let value = this.#document();
    for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g)) value = value?.[name ?? Number(index)];
    return value ?? null;
  }
  json(path) {
    return JSON.stringify(this.path(path)) ?? '""';
  }
  params(name) {
    const groups = request.params;
    if (name === undefined) return groups;
    return groups.path[name] ?? groups.querystring[name] ?? groups.header[name] ?? null;
  }
}

const ESCAPES = { '"': '\\"', "'": "\\'", "\\": "\\\\", "/": "\\/", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const util = {
  escapeJavaScript: (text) =>
    text.replace(/["'\\/\n\r\t]|[^ -\x7f]/g, (unit) => {
      return ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    }),
};

/** Java's methods of strings that neither JavaScript nor these packages have. */
const JAVA = {
  isEmpty: (text) => text.length === 0,
  matches: (text, pattern) => new RegExp(`^(?:${pattern})$`).test(text),
  contains: (text, other) => text.includes(other),
  equals: (text, other) => text === other,
  equalsIgnoreCase: (text, other) => text.toLowerCase() === String(other).toLowerCase(),
  replaceAll: (text, pattern, by) => text.replace(new RegExp(pattern, "g"), by),
  replace: (text, what, by) => text.split(what).join(by),
  length: (text) => text.length,
};

/** What a template sees; a new one for each rendering, since templates may change it. */
const names = () => ({
  input: new Input(),
  util,
  context: request.context,
  stageVariables: request.stageVariables,
});

async function contender() {
  if (engine === "velocits") {
    for (const [name, method] of Object.entries(JAVA)) {
      // What JavaScript's strings have of their own is in use by the engine itself.
      if (name === "length" || name === "replace") continue;
      const value = function (...rest) {
        return method(String(this), ...rest);
      };
      Object.defineProperty(String.prototype, name, { value, configurable: true, writable: true });
    }
    // Its maps have no `get`.
    for (const group of Object.values(request.params)) {
      Object.defineProperty(group, "get", { value: (name) => group[name] ?? null, enumerable: false });
    }
    Object.defineProperty(request.params, "get", { value: (name) => request.params[name], enumerable: false });
    const { VelocityEngine } = await import("@fearlessfara/velocits");
    const velocity = new VelocityEngine();
    return { render: () => templates.map((template) => velocity.render(template, names())) };
  }
  if (engine === "velocityjs") {
    const { Compile, parse } = await import("velocityjs");
    const handler = {
      uid: "java",
      match: ({ property, context }) => typeof context === "string" && Object.hasOwn(JAVA, property),
      resolve: ({ property, context, params }) => JAVA[property](context, ...params),
    };
    const config = { customMethodHandlers: [handler] };
    return { render: () => templates.map((template) => new Compile(parse(template), config).render(names())) };
  }
  const glue = await import(pathToFileURL(join(wasm, "bench.js")).href);
  glue.initSync({ module: readFileSync(join(wasm, "bench_bg.wasm")) });
  glue.hold(read("request.json"));
  // The large body crosses with each rendering; the others are held with the rest of the request.
  const body = request.body.length > 500_000 ? request.body : undefined;
  return { render: () => glue.render(templates, body), boundary: () => glue.cross(templates, body) };
}

const { render, boundary } = await contender();

/** Runs for some milliseconds, at least once. */
function measure(run, milliseconds) {
  const times = [];
  const end = performance.now() + milliseconds;
  do {
    const started = performance.now();
    run();
    times.push((performance.now() - started) * 1000);
  } while (performance.now() < end);
  return times;
}

let failed = "";
try {
  writeFileSync(output, render().join("\n"));
} catch (error) {
  failed = String(error);
}
for await (const line of createInterface({ input: process.stdin })) {
  if (failed) {
    console.log(JSON.stringify({ failed }));
    continue;
  }
  const times = measure(render, Number(line));
  console.log(JSON.stringify({ times, boundary: boundary ? measure(boundary, Number(line) / 4) : [] }));
}
