/** The lessons' texts in English, by their files. */
export const SOURCES_EN: Readonly<Record<string, unknown>> = import.meta.glob(
  '../../content/lessons/*/en.md',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
