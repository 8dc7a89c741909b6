import { signal } from '@preact/signals';
import type { Pointed } from '../state/provenance';

/** What is pointed at in a template or in its output; every editor of the two reads it. */
export const pointed = signal<Pointed | null>(null);
