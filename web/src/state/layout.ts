/** JSON text laid out for reading; numbers and strings keep their spelling. `null` where it is not JSON. */
export function laidOut(text: string): string | null {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gu);
  if (!tokens || !/^\s*[{[]/u.test(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  let out = '';
  let depth = 0;
  const newline = () => `\n${'  '.repeat(depth)}`;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token === '{' || token === '[') {
      out += token;
      if (next === '}' || next === ']') continue;
      depth += 1;
      out += newline();
    } else if (token === '}' || token === ']') {
      const before = tokens[index - 1];
      if (before !== '{' && before !== '[') {
        depth -= 1;
        out += newline();
      }
      out += token;
    } else if (token === ',') {
      out += token + newline();
    } else {
      out += token === ':' ? ': ' : token;
    }
  }
  return out;
}

/** Whether laying out would change what is seen. */
export function isDense(text: string): boolean {
  return !text.includes('\n') && text.length > 40;
}
