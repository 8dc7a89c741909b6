import { signal } from '@preact/signals';
import type { ComponentType, FunctionComponent } from 'preact';

export interface Lazy extends FunctionComponent {
  /** Fetches the code now, so that it is there when it is shown. */
  fetch(): void;
}

/** A component whose code is fetched when it is first shown. */
export function lazy(load: () => Promise<ComponentType>): Lazy {
  const loaded = signal<ComponentType | null>(null);
  let asked = false;
  const fetch = () => {
    if (asked) return;
    asked = true;
    load().then(
      (component) => {
        loaded.value = component;
      },
      () => {
        asked = false;
      },
    );
  };
  const Shown = () => {
    fetch();
    const Component = loaded.value;
    return Component && <Component />;
  };
  return Object.assign(Shown, { fetch });
}
