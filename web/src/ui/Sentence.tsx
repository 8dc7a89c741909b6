import type { ComponentChildren } from 'preact';

export interface SentenceProps {
  readonly text: string;
  /** What stands behind the last word, and goes with it to the next line. */
  readonly tail?: ComponentChildren;
}

/** Longer words than this may have to break themselves. */
const LONGEST_WORD = 24;

/** A sentence whose quoted pieces, between backticks, are set as code. */
export function Sentence({ text, tail }: SentenceProps) {
  const parts = text.split('`');
  const pieces = parts.length % 2 === 0 ? [text] : parts;
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          <code key={`${index}-${piece}`}>{piece}</code>
        ) : (
          <span key={`${index}-${piece}`}>
            {tail !== undefined && index === pieces.length - 1 ? <Last text={piece} tail={tail} /> : piece}
          </span>
        ),
      )}
    </>
  );
}

function Last({ text, tail }: { readonly text: string; readonly tail: ComponentChildren }) {
  const at = text.lastIndexOf(' ') + 1;
  const isLong = text.length - at > LONGEST_WORD;
  return (
    <>
      {isLong ? text : text.slice(0, at)}
      <span class="nowrap">
        {isLong ? '' : text.slice(at)}
        {tail}
      </span>
    </>
  );
}
