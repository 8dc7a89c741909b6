/** The lessons' texts in Korean, by their files. */
export const SOURCES_KO: Readonly<Record<string, unknown>> = import.meta.glob(
  '../../content/lessons/*/ko.md',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
