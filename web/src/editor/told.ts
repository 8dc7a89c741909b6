import type { Dictionary } from '../i18n';
import { lineAt, type Provenance, type Span, shortened } from './provenance';

/** A rendering in its two texts. */
interface Texts {
  readonly template: string;
  readonly output: string;
}

/** What wrote a piece of the output, in words. */
export function told(t: Dictionary, found: Provenance, texts: Texts, blanks: readonly Span[] = []): string {
  const line = lineAt(texts.template, found.source.from);
  if (found.kind === 'text') {
    const left = blanks.find((blank) => blank.from < found.output.to && blank.to > found.output.from);
    if (!left) return t.provenance.text(line);
    const at = found.source.from + Math.max(0, left.from - found.output.from);
    return t.provenance.blank(lineAt(texts.template, at));
  }
  const written = shortened(texts.output.slice(found.output.from, found.output.to));
  const expression = shortened(texts.template.slice(found.source.from, found.source.to));
  if (found.kind === 'asWritten') return t.provenance.asWritten(written, line);
  if (found.kind === 'escaped') return t.provenance.escaped(written, line, expression);
  if (!found.read) return t.provenance.wrote(written, line, expression);
  const origins: Readonly<Record<string, string>> = t.origins;
  const from = t.provenance.readOf(origins[found.read.origin] ?? found.read.origin, found.read.path);
  return t.provenance.read(written, line, expression, from);
}
