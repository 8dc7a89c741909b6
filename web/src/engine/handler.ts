/** The worker that runs handlers, loaded when the first one is there to run. */
import './answers';
import { prepare } from './invoke';
import module from './pkg/handler.wasm?url';

async function compiled(): Promise<WebAssembly.Module> {
  const response = await fetch(module);
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch {
    // A server that does not know what it serves.
    return WebAssembly.compile(await response.arrayBuffer());
  }
}

const engine = await compiled();

/** What the next call finds made: the time for that is between the calls. */
let next: ReturnType<typeof prepare> | null = prepare(engine);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data !== 'string') return;
  const invoke = next ?? prepare(engine);
  next = null;
  postMessage(invoke(data));
  setTimeout(() => {
    next ??= prepare(engine);
  });
});
postMessage('ready');
