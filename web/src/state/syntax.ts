/** How a text is coloured. */
export type Syntax =
  | 'vtl'
  | 'vtl-xml'
  | 'vtl-form'
  | 'vtl-text'
  | 'json'
  | 'xml'
  | 'form'
  | 'javascript'
  | 'text';

/** How a template is coloured: by the content type that it writes. */
export function syntaxOfTemplate(contentType: string, template: string): Syntax {
  const type = contentType.toLowerCase();
  if (type.includes('json')) return 'vtl';
  if (type.includes('xml') || type.includes('html')) return 'vtl-xml';
  if (type.includes('x-www-form-urlencoded')) return 'vtl-form';
  // The key says what is asked for, which need not be what is written.
  const first = /^(?:\s|#set\([^\n]*\)|##[^\n]*\n)*([{[<"])/u.exec(template)?.[1];
  if (first === '<') return 'vtl-xml';
  return first === undefined && type.startsWith('text/') ? 'vtl-text' : 'vtl';
}

/** How a body is coloured: by what it looks like. */
export function syntaxOfBody(text: string): Syntax {
  if (/^\s*[{["]/u.test(text)) return 'json';
  if (/^\s*<[?!A-Za-z]/u.test(text)) return 'xml';
  return /^[\w.%+-]+=[^\s<>{}"]*$/u.test(text) ? 'form' : 'text';
}
