/**
 * The Markdown that lessons are written in, as data: paragraphs, lists and blocks of code; within them code, strong words
 * and links. Whatever else a text holds stays text: nothing of it ever becomes HTML.
 */

export type Inline =
  | { readonly kind: 'text' | 'code' | 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string };

/** A text cut at its headings: the title, what stands under it, and each section without its heading. */
export function sections(source: string): {
  readonly title: string;
  readonly intro: string;
  readonly parts: readonly string[];
} {
  const parts: string[][] = [[]];
  let isCode = false;
  for (const line of source.split(/\r?\n/u)) {
    // What looks like a heading within code is a comment of a template.
    if (FENCE.test(line)) isCode = !isCode;
    if (!isCode && line.startsWith('## ')) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  const [head = '', ...rest] = parts.map((lines) => lines.join('\n').trim());
  const [first = '', ...intro] = head.split('\n');
  const title = first.startsWith('# ') ? first.slice(2).trim() : '';
  return { title, intro: joined(intro.join('\n')), parts: rest };
}

const FENCE = /^```/u;
const ITEM = /^(?:[-*]|(\d+)\.) +(.*)$/u;

/** The blocks of a text. */
export function read(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    if (FENCE.test(line)) {
      const end = lines.findIndex((other, index) => index > at && FENCE.test(other));
      const close = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(at + 1, close).join('\n') });
      at = close + 1;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && lines[end]?.trim() !== '' && !FENCE.test(lines[end] ?? '')) {
      // A list may follow a paragraph at once.
      if (!ITEM.test(line) && ITEM.test(lines[end] ?? '')) break;
      end += 1;
    }
    if (ITEM.test(line)) blocks.push(list(lines.slice(at, end)));
    else blocks.push({ kind: 'paragraph', inlines: inlines(joined(lines.slice(at, end).join('\n'))) });
    at = end;
  }
  return blocks;
}

/** The items of a list; a line that begins none goes on with the one before. */
function list(lines: readonly string[]): Block {
  const items: string[] = [];
  for (const line of lines) {
    const item = ITEM.exec(line);
    if (item) items.push(item[2] ?? '');
    else items.push(`${items.pop() ?? ''}\n${line}`);
  }
  const ordered = ITEM.exec(lines[0] ?? '')?.[1] !== undefined;
  return { kind: 'list', ordered, items: items.map((item) => inlines(joined(item))) };
}

function joined(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/gu, ' ');
}

/** Code between as many backticks as it begins with, strong words between two asterisks, links to the web. */
const MARKS = /(`+)(.+?)\1(?!`)|\*\*(.+?)\*\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/gu;

export function inlines(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, , code, strong, label, href] = match;
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    if (code !== undefined) found.push({ kind: 'code', text: code.replace(/^ (.*`.*) $/u, '$1') });
    else if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (label !== undefined && href !== undefined) found.push({ kind: 'link', text: label, href });
    from = match.index + whole.length;
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}
