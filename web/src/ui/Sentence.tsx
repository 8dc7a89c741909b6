/** A sentence whose quoted pieces, between backticks, are set as code. */
export function Sentence({ text }: { readonly text: string }) {
  const pieces = text.split('`');
  if (pieces.length % 2 === 0) return <>{text}</>;
  return (
    <>
      {pieces.map((piece, index) =>
        index % 2 === 1 ? (
          <code key={`${index}-${piece}`}>{piece}</code>
        ) : (
          <span key={`${index}-${piece}`}>{piece}</span>
        ),
      )}
    </>
  );
}
