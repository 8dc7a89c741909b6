import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';

/** A component whose code is fetched when it is first shown. */
export function lazy(load: () => Promise<ComponentType>): ComponentType {
  const loaded = signal<ComponentType | null>(null);
  let asked = false;
  return function Lazy() {
    if (!asked) {
      asked = true;
      load().then(
        (component) => {
          loaded.value = component;
        },
        () => {
          asked = false;
        },
      );
    }
    const Component = loaded.value;
    return Component && <Component />;
  };
}
