/** Files in and out. */

/** Offers a text as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file's name for a scenario's title: letters and digits of any script, joined by hyphens. */
export function fileName(title: string | undefined): string {
  const name = (title ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60);
  return `${name === '' ? 'scenario' : name}.gatelens.json`;
}

/** Asks for a file and reads it; `null` if none was chosen. */
export function pickFile(): Promise<string | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,.har,.txt,.http,application/json,text/plain';
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) file.text().then(resolve, () => resolve(null));
      else resolve(null);
    };
    input.oncancel = () => resolve(null);
    input.click();
  });
}
