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

/**
 * How a template is coloured: by what it begins to write, else by the content type of its key. The key of a request
 * template says what the client sent: a template for JSON may well write SOAP or a form.
 */
export function syntaxOfTemplate(contentType: string, template: string): Syntax {
  const written = template.replace(SILENT, '');
  if (/^[{["]/u.test(written)) return 'vtl';
  if (/^<[?!/A-Za-z$]/u.test(written)) return 'vtl-xml';
  if (/^[\w.%-]+=(?!=)/u.test(written)) return 'vtl-form';
  const type = contentType.toLowerCase();
  if (type.includes('json')) return 'vtl';
  if (type.includes('xml') || type.includes('html')) return 'vtl-xml';
  if (type.includes('x-www-form-urlencoded')) return 'vtl-form';
  return type.startsWith('text/') ? 'vtl-text' : 'vtl';
}

/** What writes nothing at a template's start. */
const SILENT = /^(?:\s|#set\([^\n]*\)[ \t]*\n|##[^\n]*\n)*/u;

/** How a body is coloured: by what it looks like. */
export function syntaxOfBody(text: string): Syntax {
  if (/^\s*[{["]/u.test(text)) return 'json';
  if (/^\s*<[?!A-Za-z]/u.test(text)) return 'xml';
  return /^[\w.%+-]+=[^\s<>{}"]*$/u.test(text) ? 'form' : 'text';
}
