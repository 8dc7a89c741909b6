import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useWords } from '../i18n';
import { Icon } from './icons';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A modal dialog; while it is rendered it is open, and the focus returns to where it was. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useWords();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  /** The event of closing comes later, when another dialog may be open. */
  const gone = useRef(false);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    // What a person came for is to type or to paste over what is there.
    const field = element?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      '.content input, .content textarea',
    );
    field?.focus();
    field?.select();
    return () => {
      gone.current = true;
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={id} onClose={() => gone.current || onClose()}>
      <header>
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          class="button plain icon-only"
          aria-label={t.words.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="content">{children}</div>
    </dialog>
  );
}
