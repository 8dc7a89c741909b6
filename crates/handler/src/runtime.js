// What stands around a function, as Lambda's runtime for Node has it: `console`, the context, the call, and what is
// made of a result or an error. Everything that it needs later is taken before the function's source can change it.
((host, text) => {
  'use strict';
  const { parse, stringify } = JSON;
  const { assign, create, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { isArray } = Array;
  const call = parse(text);

  // A generator of our own (mulberry32), so that every run draws the same.
  let seed = 0x9e3779b9;
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  defineProperty(Math, 'random', { enumerable: false });

  // Node's stack begins with the error itself, and shows the function's own files.
  const frames = getOwnPropertyDescriptor(Error.prototype, 'stack');
  const stackOf = (error) => {
    const lines = (frames.get.call(error) ?? '').split('\n').filter((line) => line.includes('/var/task/'));
    const shown = lines.map((line) => line.replace('at <main> (', 'at ('));
    return [headOf(error), ...shown].join('\n').replaceAll('at (/', 'at /').replaceAll('at (file', 'at file');
  };
  const headOf = (error) => {
    const name = error.name === undefined ? 'Error' : String(error.name);
    const message = error.message === undefined ? '' : String(error.message);
    return name === '' ? message : message === '' ? name : `${name}: ${message}`;
  };
  defineProperty(Error.prototype, 'stack', {
    configurable: true,
    get() {
      return this instanceof Error ? stackOf(this) : undefined;
    },
    set(value) {
      defineProperty(this, 'stack', { value, writable: true, configurable: true, enumerable: false });
    },
  });
  Error.captureStackTrace ??= () => {};

  // ---- console: Node's `util.format`, and of `util.inspect` what people print.

  const quoted = (string) => {
    const mark = !string.includes("'") ? "'" : !string.includes('"') ? '"' : !string.includes('`') ? '`' : "'";
    const escaped = string.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
    return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
  };
  const key = (name) => {
    if (typeof name === 'symbol') return `[${String(name)}]`;
    return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name) ? name : quoted(name);
  };
  const className = (value) => {
    for (let type = value; type !== null; type = getPrototypeOf(type)) {
      const made = getOwnPropertyDescriptor(type, 'constructor');
      if (made !== undefined && typeof made.value === 'function' && made.value.name !== '') return made.value.name;
    }
    return null;
  };
  const primitive = (value) => {
    if (typeof value === 'string') return quoted(value);
    if (typeof value === 'bigint') return `${value}n`;
    return Object.is(value, -0) ? '-0' : String(value);
  };
  const inspectFunction = (value) => {
    const isBuiltIn = globalThis[value.name] === value;
    if (getOwnPropertyDescriptor(value, 'prototype')?.writable === false && !isBuiltIn) {
      const parent = getPrototypeOf(value)?.name ?? '';
      return `[class ${value.name === '' ? '(anonymous)' : value.name}${parent === '' ? '' : ` extends ${parent}`}]`;
    }
    const kind = className(value) ?? 'Function';
    return `[${kind}${value.name === '' ? ' (anonymous)' : `: ${value.name}`}]`;
  };
  const property = (owner, name, state, depth) => {
    const { get, set, value } = getOwnPropertyDescriptor(owner, name) ?? { value: owner[name] };
    if (get !== undefined) return set === undefined ? '[Getter]' : '[Getter/Setter]';
    if (set !== undefined) return '[Setter]';
    state.indentation += 2;
    const shown = inspectValue(value, state, depth + 1);
    state.indentation -= 2;
    return shown;
  };
  const joined = (prefix, [open, close], parts, state, depth) => {
    const before = prefix === '' ? '' : `${prefix} `;
    if (parts.length === 0) return `${before}${open}${close}`;
    if (state.deepest - depth < 3) {
      const start = parts.length + state.indentation + open.length + prefix.length + 10;
      const length = parts.reduce((sum, part) => sum + part.length, parts.length + start);
      if (length <= 80 && !parts.some((part) => part.includes('\n'))) {
        return `${before}${open} ${parts.join(', ')} ${close}`;
      }
    }
    const line = `\n${' '.repeat(state.indentation)}`;
    return `${before}${open}${line}  ${parts.join(`,${line}  `)}${line}${close}`;
  };
  const keysOf = (value) => [
    ...Object.keys(value),
    ...Object.getOwnPropertySymbols(value).filter((name) => getOwnPropertyDescriptor(value, name).enumerable),
  ];
  const inspectObject = (value, state, depth) => {
    const type = className(value);
    const named = (usual) => (type === usual ? '' : (type ?? '[Object: null prototype]'));
    let names = keysOf(value);
    const isBare = names.length === 0 && !((value instanceof Map || value instanceof Set) && value.size > 0);
    if (depth > state.depth && !isBare) return isArray(value) ? '[Array]' : `[${type ?? 'Object: null prototype'}]`;
    if (!isBare) state.deepest = depth;
    let prefix = named('Object');
    let braces = ['{', '}'];
    let parts = [];
    const inner = (item) => {
      state.indentation += 2;
      const shown = inspectValue(item, state, depth + 1);
      state.indentation -= 2;
      return shown;
    };
    if (isArray(value)) {
      braces = ['[', ']'];
      prefix = type === 'Array' ? '' : `${type}(${value.length})`;
      names = names.filter((name) => typeof name === 'symbol' || !/^(0|[1-9][0-9]*)$/.test(name));
      const shown = Math.min(value.length, 100);
      for (let index = 0; index < shown; index += 1) {
        parts.push(index in value ? inner(value[index]) : '<1 empty item>');
      }
      if (value.length > shown) parts.push(`... ${value.length - shown} more item${value.length - shown > 1 ? 's' : ''}`);
    } else if (value instanceof Map) {
      prefix = `${type}(${value.size})`;
      for (const [name, item] of value) parts.push(`${inner(name)} => ${inner(item)}`);
    } else if (value instanceof Set) {
      prefix = `${type}(${value.size})`;
      for (const item of value) parts.push(inner(item));
    } else if (value instanceof Error) {
      const shown = typeof value.stack === 'string' && value.stack !== '' ? value.stack : headOf(value);
      names = names.filter((name) => name !== 'stack' && name !== 'message');
      if (names.length === 0) return shown.includes('\n') ? shown : `[${shown}]`;
      prefix = shown;
    } else if (value instanceof Date) {
      prefix = Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
      if (names.length === 0) return prefix;
    } else if (value instanceof RegExp) {
      prefix = RegExp.prototype.toString.call(value);
      if (names.length === 0) return prefix;
    } else if (value instanceof Promise) {
      prefix = 'Promise';
    } else if (typeof value === 'function') {
      prefix = inspectFunction(value);
      if (names.length === 0) return prefix;
    } else if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      braces = ['[', ']'];
      prefix = `${type}(${value.length})`;
      names = [];
      for (const item of Array.prototype.slice.call(value, 0, 100)) parts.push(primitive(item));
    } else if (value instanceof Number || value instanceof String || value instanceof Boolean) {
      return `[${type}: ${primitive(value.valueOf())}]`;
    }
    for (const name of names) parts.push(`${key(name)}: ${property(value, name, state, depth)}`);
    return joined(prefix, braces, parts, state, depth);
  };
  const inspectValue = (value, state, depth) => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return primitive(value);
    if (state.open.includes(value)) {
      if (!state.circular.includes(value)) state.circular.push(value);
      return `[Circular *${state.circular.indexOf(value) + 1}]`;
    }
    state.open.push(value);
    const shown = inspectObject(value, state, depth);
    state.open.pop();
    const place = state.circular.indexOf(value) + 1;
    return place === 0 ? shown : `<ref *${place}> ${shown}`;
  };
  const inspect = (value, depth = 2) => inspectValue(value, { open: [], circular: [], indentation: 0, deepest: 0, depth }, 0);

  const json = (value) => {
    try {
      return stringify(value);
    } catch {
      return '[Circular]';
    }
  };
  const directives = {
    s: (value) => (typeof value === 'object' && value !== null ? inspect(value, 0) : typeof value === 'bigint' ? `${value}n` : String(value)),
    d: (value) => (typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : primitive(Number(value))),
    i: (value) => (typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : primitive(parseInt(value))),
    f: (value) => (typeof value === 'symbol' ? 'NaN' : primitive(parseFloat(value))),
    j: json,
    o: (value) => inspect(value, 4),
    O: (value) => inspect(value, 5),
    c: () => '',
  };
  const format = (...values) => {
    const parts = [];
    if (typeof values[0] === 'string') {
      const first = values.shift();
      parts.push(
        values.length === 0
          ? first
          : first.replace(/%([sdifjoOc%])/g, (whole, directive) => {
              if (directive === '%') return '%';
              return values.length === 0 ? whole : directives[directive](values.shift());
            }),
      );
    }
    for (const value of values) parts.push(typeof value === 'string' ? value : inspect(value));
    return parts.join(' ');
  };
  const log = (...values) => host.print(format(...values));
  const console = create({}, { [Symbol.toStringTag]: { value: 'console' } });
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace', 'fatal']) console[name] = log;
  console.assert = (holds, ...values) => {
    if (!holds) log(...(values.length === 0 ? ['Assertion failed'] : ['Assertion failed:', ...values]));
  };
  console.dir = (value) => log(inspect(value));
  for (const name of ['time', 'timeEnd', 'timeLog', 'group', 'groupEnd', 'count', 'table']) console[name] = () => {};
  defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true, enumerable: false });

  // ---- errors and results.

  const looksLikeAnError = (error) =>
    error && error.name && error.message && error.stack && typeof error.name === 'string' && typeof error.message === 'string' && typeof error.stack === 'string';
  const payloadOf = (error) => {
    try {
      if (error instanceof Error || looksLikeAnError(error)) {
        return { errorType: error.name, errorMessage: error.message, trace: String(error.stack).split('\n') };
      }
      return { errorType: typeof error, errorMessage: error.toString(), trace: [] };
    } catch {
      return {
        errorType: 'handled',
        errorMessage:
          'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
      };
    }
  };
  const fail = (error) => host.failed(stringify(payloadOf(error)));
  const failAs = (name, message) => {
    const errorType = `Runtime.${name}`;
    host.failed(stringify({ errorType, errorMessage: message, trace: [`${errorType}: ${message}`] }));
  };
  const succeed = (result) => {
    let payload;
    try {
      payload = stringify(result === undefined ? null : result);
    } catch {
      return fail(new Error('Unable to stringify response body'));
    }
    return host.returned(payload ?? 'null');
  };

  // ---- the call.

  let isAsync = false;
  let isDone = false;
  const done = (error, result) => {
    if (isDone) return;
    isDone = true;
    if (error !== undefined && error !== null) fail(error);
    else succeed(result);
  };
  const context = () =>
    assign(
      {
        callbackWaitsForEmptyEventLoop: true,
        succeed: (result) => done(null, result),
        fail: (error) => done(error ?? 'handled'),
        done,
      },
      {
        functionVersion: '$LATEST',
        functionName: call.functionName,
        memoryLimitInMB: String(call.memory),
        logGroupName: `/aws/lambda/${call.functionName}`,
        logStreamName: call.logStream,
        clientContext: undefined,
        identity: undefined,
        invokedFunctionArn: call.functionArn,
        awsRequestId: call.requestId,
        getRemainingTimeInMillis: () => call.timeout,
      },
    );

  return {
    // CommonJS: what its source finds around it.
    commonjs() {
      const module = { exports: {} };
      const missing = (name) => {
        const message = `Error: Cannot find module '${name}': handlers here are one file and require nothing\nRequire stack:\n- /var/task/index.js`;
        const error = new Error(message);
        error.code = 'MODULE_NOT_FOUND';
        throw error;
      };
      const around = { module, exports: module.exports, require: missing };
      for (const name of Object.keys(around)) {
        defineProperty(globalThis, name, { value: around[name], writable: true, configurable: true, enumerable: false });
      }
      return module;
    },
    // The source could not be loaded.
    unloaded(error) {
      if (error instanceof SyntaxError) failAs('UserCodeSyntaxError', headOf(error));
      else if (error !== undefined && error !== null && error.code === 'MODULE_NOT_FOUND') failAs('ImportModuleError', error.message);
      else fail(error);
    },
    invoke(handler) {
      if (!handler) return failAs('HandlerNotFound', 'index.handler is undefined or not exported');
      if (typeof handler !== 'function') return failAs('HandlerNotFound', 'index.handler is not a function');
      isAsync = handler.constructor?.name === 'AsyncFunction';
      try {
        const result = handler(parse(call.event), context(), done);
        if (result && typeof result.then === 'function') result.then((value) => done(null, value), (error) => done(error ?? 'handled'));
      } catch (error) {
        done(error ?? 'handled');
      }
      return undefined;
    },
    // Nothing is left to run.
    drained() {
      if (isDone) return;
      isDone = true;
      if (!isAsync) return host.returned('null');
      failAs(
        'NodeJsExit',
        'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
      );
    },
  };
})
