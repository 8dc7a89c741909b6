import { useWords } from '../i18n';
import { Icon } from './icons';
import { toast } from './toast';

/** Puts text on the clipboard; says whether the browser let it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
  readonly showLabel?: boolean;
}

export function CopyButton({ label, text, showLabel }: CopyButtonProps) {
  const { t } = useWords();
  const onClick = async () => {
    toast((await copyText(text())) ? t.share.copiedText : t.share.failed);
  };
  return (
    <button
      type="button"
      class={showLabel ? 'button' : 'button plain icon-only'}
      aria-label={label}
      title={showLabel ? undefined : label}
      onClick={onClick}
    >
      <Icon name="copy" />
      {showLabel && <span>{label}</span>}
    </button>
  );
}
