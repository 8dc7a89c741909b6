/** What the store needs of the browser's address bar; tests give it another. */
export interface Address {
  fragment(): string;
  query(): string;
  /** The page's address without a fragment. */
  base(): string;
  replace(fragment: string): void;
  /** Calls when someone else changed the fragment. */
  onChange(listener: () => void): void;
}

export function browserAddress(): Address {
  const base = () => `${location.origin}${location.pathname}`;
  return {
    fragment: () => location.hash,
    query: () => location.search,
    base,
    replace: (fragment) => {
      try {
        history.replaceState(history.state, '', `${location.pathname}${location.search}${fragment}`);
      } catch {
        // Browsers limit how often an address may change; the next quiet second tries again.
      }
    },
    onChange: (listener) => addEventListener('hashchange', listener),
  };
}
