import { createContext } from 'preact';

/** Whether nothing may be edited, whoever asks for it. */
export const ReadOnlyContext = createContext(false);
