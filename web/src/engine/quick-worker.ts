/**
 * Workers whose answers are not held back. Between the press of a key and the frame after it Chromium lets the messages
 * of workers wait, so that the letter is painted first: an answer that is there after two milliseconds would be shown a
 * frame late. What comes over a broadcast channel does not wait, and is painted with the letter.
 */
import type { WorkerLike } from './client';

/** Starts a worker with the name of the channel that it answers on, see `answers.ts`; without a name it answers plainly. */
export function quickWorker(start: (channel: string) => Worker): WorkerLike {
  // Nobody else of the origin may happen on the name.
  const name = `gatelens-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  const channel = open(name);
  if (channel === null) return start('');
  const worker = start(name);
  const quick: WorkerLike = {
    postMessage: (message) => worker.postMessage(message),
    terminate: () => {
      channel.close();
      worker.terminate();
    },
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  channel.onmessage = (event) => quick.onmessage?.(event);
  channel.onmessageerror = (event) => quick.onmessageerror?.(event);
  worker.onerror = (event) => quick.onerror?.(event);
  return quick;
}

/** Some browsers refuse channels to a frame of another site, as they refuse it storage. */
function open(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
