import { signal } from '@preact/signals';

/** The URIs that a service's integration may have, for the completion of its field; known once the catalogue is. */
export const serviceUris = signal<readonly string[]>([]);
