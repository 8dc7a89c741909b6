/** The worker that runs handlers, loaded when the first one is there to run. */
import { invoke } from './invoke';
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

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (typeof data === 'string') postMessage(invoke(engine, data));
});
postMessage('ready');
