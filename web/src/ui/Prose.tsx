import type { Block, Inline } from '../state/prose';

/** What was read of a text, drawn: elements of the page's own making, never markup of the text's. */
export function Prose({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, at) => (
        <Piece key={at} block={block} />
      ))}
    </>
  );
}

function Piece({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Words inlines={block.inlines} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <Words inlines={item} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return (
        <pre class="sample" lang="en">
          {block.text}
        </pre>
      );
    default:
      return block satisfies never;
  }
}

export function Words({ inlines }: { readonly inlines: readonly Inline[] }) {
  return (
    <>
      {inlines.map((inline, at) => (
        <Word key={at} inline={inline} />
      ))}
    </>
  );
}

function Word({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return <>{inline.text}</>;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return <strong>{inline.text}</strong>;
    case 'link':
      return (
        <a href={inline.href} target="_blank" rel="noopener noreferrer">
          {inline.text}
        </a>
      );
    default:
      return inline satisfies never;
  }
}
