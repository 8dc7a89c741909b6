import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const shown = signal<Toast | null>(null);

export function toast(text: string, action?: Toast['action']): void {
  shown.value = action ? { text, action } : { text };
}

export function ToastArea() {
  const current = shown.value;
  useEffect(() => {
    if (!current) return undefined;
    const timer = setTimeout(() => {
      if (shown.value === current) shown.value = null;
    }, 6000);
    return () => clearTimeout(timer);
  }, [current]);
  return (
    <div class="toast" role="status">
      {current && (
        <div>
          <span>{current.text}</span>
          {current.action && (
            <button
              type="button"
              onClick={() => {
                current.action?.run();
                shown.value = null;
              }}
            >
              {current.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
