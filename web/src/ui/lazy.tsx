import { signal } from '@preact/signals';
import type { ComponentType, FunctionComponent } from 'preact';
import { prepareLater } from '../i18n';

export interface Lazy<P> extends FunctionComponent<P> {
  /** Fetches the code now, so that it is there when it is shown. */
  fetch(): void;
}

/** A component whose code is fetched when it is first shown, with the texts that it needs. */
export function lazy<P extends object = Record<never, never>>(
  load: () => Promise<ComponentType<P>>,
): Lazy<P> {
  const loaded = signal<ComponentType<P> | null>(null);
  let asked = false;
  const fetch = () => {
    if (asked) return;
    asked = true;
    Promise.all([load(), prepareLater()]).then(
      ([component]) => {
        loaded.value = component;
      },
      () => {
        asked = false;
      },
    );
  };
  const Shown = (props: P) => {
    fetch();
    const Component = loaded.value;
    return Component && <Component {...props} />;
  };
  return Object.assign(Shown, { fetch });
}
