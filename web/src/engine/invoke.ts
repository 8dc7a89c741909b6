/** One call of a handler, in an instance of the module that is its own, and gone after it. */
import { UNAVAILABLE } from './protocol';

/** What the module exports: two texts in its memory, and the call that makes one of the other. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  /** Does ahead of the call what is the same for every call. */
  prepare(): void;
  input(length: number): number;
  run(): number;
  output(): number;
  /** Whether the memory was used up; asked after a trap. */
  is_full(): number;
}

function isExports(exports: object): exports is Exports {
  return (
    'memory' in exports &&
    'prepare' in exports &&
    'input' in exports &&
    'run' in exports &&
    'output' in exports &&
    'is_full' in exports
  );
}

/**
 * Makes an instance ready for the one call that it is for. That call runs the function, and answers with the text of
 * its run, as the module or a trap in it ends.
 */
export function prepare(module: WebAssembly.Module): (invocation: string) => string {
  const { exports } = new WebAssembly.Instance(module);
  if (!isExports(exports)) return () => UNAVAILABLE;
  exports.prepare();
  return (invocation) => {
    const call = new TextEncoder().encode(invocation);
    try {
      const at = exports.input(call.length);
      new Uint8Array(exports.memory.buffer, at, call.length).set(call);
      const length = exports.run();
      return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.output(), length));
    } catch {
      return JSON.stringify({ ending: exports.is_full() ? 'outOfMemory' : 'exited', console: [] });
    }
  };
}
