/** The text of a link's payload: base64url of raw deflate, as `exchange::link` in Rust writes and reads it. */

/** The most that a payload may inflate to, in bytes. */
export const INFLATED_LIMIT = 1024 * 1024;

/** Over this many characters a link is refused by too many programs; a file is offered in its place. */
export const PAYLOAD_LIMIT = 64 * 1024;

export type Inflated =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'broken'; readonly reason: 'alphabet' | 'cut' | 'tooLarge' | 'notText' };

/** Deflates a text and spells the bytes in the URL's alphabet, without padding. */
export async function deflate(text: string): Promise<string> {
  const source = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return toBase64Url(new Uint8Array(await new Response(source).arrayBuffer()));
}

/** Inflates a payload, and stops as soon as it grows past the limit. */
export async function inflate(payload: string): Promise<Inflated> {
  const bytes = fromBase64Url(payload);
  if (bytes === null) return { kind: 'broken', reason: 'alphabet' };
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: BlobPart[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > INFLATED_LIMIT) {
        await reader.cancel();
        return { kind: 'broken', reason: 'tooLarge' };
      }
      chunks.push(new Uint8Array(value));
    }
  } catch {
    return { kind: 'broken', reason: 'cut' };
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { kind: 'text', text: decoder.decode(await new Blob(chunks).arrayBuffer()) };
  } catch {
    return { kind: 'broken', reason: 'notText' };
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  // In pieces: one call with a million arguments overflows the stack.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/u.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
}
