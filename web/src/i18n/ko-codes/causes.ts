/**
 * What a failure names as its cause in the engine's English, and its Korean: a diagnostic that has another one inside
 * carries that one's sentence as an argument.
 */
import { paths } from './paths';

/** The sentences about JSONPath, by code, as the engine words them; a test holds them against its table. */
export const PATH_SENTENCES: Readonly<Record<string, string>> = {
  E0401: 'the path is empty',
  E0402: 'a path cannot end with `..`',
  E0403: 'only `.` or `[` can follow `{root}`',
  E0404: 'a blank cannot stand in a path',
  E0405: 'the path ends inside {part}',
  E0406: '`{text}` holds no name, number or filter',
  E0407: '`{text}` is not an index',
  E0408: 'double quotes do not mark a name here',
  E0409: '`{text}` is not a position counted from the end',
  E0410: 'the brackets or quotes of this filter do not match',
  E0411: 'a filter is written `[?(…)]`',
  E0412: 'a condition is missing in this filter',
  E0413: 'conditions and operators do not alternate in this filter',
  E0414: '`{text}` is neither a comparison nor a path',
  E0415: '`{text}` may find several values, which a filter cannot compare',
  E0416: '`!` cannot stand on the right side',
  E0417: 'the quote is not closed',
  E0418: '`{text}` is not a regular expression: {problem}',
  E0419: 'there is no operator `{name}` in this dialect',
  E0420: 'there is no `{name}` here',
  E0421: '`{name}` is looked up in {found}, not in an object',
  E0422: 'there is no item {index} in a list of {length}',
  E0423: 'a negative index never finds anything',
  E0424: 'the value before the brackets is null',
  E0425: 'there is nothing at this path',
  E0430: 'the document is null, on which no path can be evaluated',
  E0431: 'an index is applied to {found}, not to a list',
  E0432: 'a filter is applied to {found}',
  E0433: 'several names can only stand at the end of a path',
  E0434: '`[?]` has no condition',
  E0435: '`{text}` is compared with a number and is none',
  E0436: 'neither side of `=~` is a regular expression',
  E0437: 'nothing follows `..`',
  E0440: 'the document is not readable: unexpected `{found}`',
  E0441: 'the document is not readable: it ends inside a value',
  E0442: 'the document is not readable: `{found}` is no hexadecimal digit',
  E0443: 'the document is not readable: this begins like a number and is none',
  E0940: 'the document is too much for this simulator: {problem}',
};

/** What Java says of a pattern that it refuses. */
export const PATTERN_SENTENCES: Readonly<Record<string, string>> = {
  'Bad class syntax': '문자 클래스의 문법이 잘못되었습니다',
  'Character class nests too deeply': '문자 클래스가 너무 깊게 중첩되었습니다',
  'Unclosed character class': '문자 클래스가 닫히지 않았습니다',
  'Illegal/unsupported escape sequence': '쓸 수 없는 이스케이프입니다',
  'Illegal character range': '문자 범위가 잘못되었습니다',
  'Unclosed character family': '문자 속성이 닫히지 않았습니다',
  'Empty character family': '문자 속성이 비어 있습니다',
  '\\X (grapheme cluster) is not supported': '\\X(자소 묶음)는 지원하지 않습니다',
  '\\b{g} (grapheme cluster boundary) is not supported': '\\b{g}(자소 묶음 경계)는 지원하지 않습니다',
  "\\k is not followed by '<' for named capturing group": "\\k 뒤에 이름 있는 그룹의 '<' 기호가 없습니다",
  'capturing group name does not start with a Latin letter': '그룹 이름이 로마자로 시작하지 않습니다',
  "named capturing group is missing trailing '>'": "그룹 이름을 닫는 '>' 기호가 없습니다",
  'Illegal octal escape sequence': '8진수 이스케이프가 잘못되었습니다',
  'Illegal control escape sequence': '제어 문자 이스케이프가 잘못되었습니다',
  'Unclosed hexadecimal escape sequence': '16진수 이스케이프가 닫히지 않았습니다',
  'Hexadecimal codepoint is too big': '16진수 코드 포인트가 너무 큽니다',
  'Illegal hexadecimal escape sequence': '16진수 이스케이프가 잘못되었습니다',
  'Illegal Unicode escape sequence': '유니코드 이스케이프가 잘못되었습니다',
  'Illegal character name escape sequence': '문자 이름 이스케이프가 잘못되었습니다',
  'Unclosed character name escape sequence': '문자 이름 이스케이프가 닫히지 않았습니다',
  'Groups nest too deeply': '그룹이 너무 깊게 중첩되었습니다',
  "Unmatched closing ')'": "여는 괄호가 없는 ')' 기호가 있습니다",
  'Unexpected internal error': '예상하지 못한 내부 오류입니다',
  'Unknown group type': '알 수 없는 그룹 종류입니다',
  'Unknown inline modifier': '알 수 없는 인라인 플래그입니다',
  'Look-behind group does not have an obvious maximum length': '뒤돌아보기 그룹의 최대 길이를 알 수 없습니다',
  'Unclosed group': '그룹이 닫히지 않았습니다',
  'Illegal repetition': '반복 표기가 잘못되었습니다',
  'Illegal repetition range': '반복 범위가 잘못되었습니다',
  'Unclosed counted closure': '반복 횟수의 중괄호가 닫히지 않았습니다',
};

type Wording = (...parts: string[]) => string;

const NAMED_PATTERNS: ReadonlyArray<readonly [RegExp, Wording]> = [
  [/^Unknown Unicode property (.*)$/su, (what) => `알 수 없는 유니코드 속성입니다(${what})`],
  [/^Unknown character property name (.*)$/su, (what) => `알 수 없는 문자 속성입니다(${what})`],
  [/^Unknown character name (.*)$/su, (what) => `알 수 없는 문자 이름입니다(${what})`],
  [/^named capturing group (.*) does not exist$/su, (name) => `이름이 ${name}인 그룹이 없습니다`],
  [/^Named capturing group (.*) is already defined$/su, (name) => `이름이 ${name}인 그룹이 이미 있습니다`],
  [/^Dangling meta character ('.*')$/su, (sign) => `${sign} 앞에 반복할 것이 없습니다`],
];

/** A sentence with places for arguments as a pattern that finds them. */
function patternOf(sentence: string): readonly [RegExp, readonly string[]] {
  const names: string[] = [];
  const source = sentence.replace(/\{(\w+)\}|[$()*+.?[\\\]^{|}]/gu, (found, name: string | undefined) => {
    if (name === undefined) return `\\${found}`;
    names.push(name);
    return '(.*)';
  });
  return [new RegExp(`^${source}$`, 'su'), names];
}

const PATHS = Object.entries(PATH_SENTENCES).map(
  ([code, sentence]) => [code, ...patternOf(sentence)] as const,
);

/** A cause in Korean; `null` where it is none that is known. Arguments within it are worded by `inner`. */
export function koCause(cause: string, inner: (text: string) => string): string | null {
  const placed = /^(.*) near index (\d+)$/su.exec(cause);
  const [said, index] = placed ? [placed[1] ?? '', placed[2]] : [cause, undefined];
  const at = index === undefined ? '' : `(위치 ${index})`;
  const pattern = PATTERN_SENTENCES[said];
  if (pattern !== undefined) return `${pattern}${at}`;
  for (const [form, wording] of NAMED_PATTERNS) {
    const found = form.exec(said);
    if (found) return `${wording(...found.slice(1))}${at}`;
  }
  for (const [code, form, names] of PATHS) {
    const found = form.exec(cause);
    const text = [paths[code]].flat()[0];
    if (!found || text === undefined) continue;
    const args = Object.fromEntries(names.map((name, place) => [name, inner(found[place + 1] ?? '')]));
    return text.replace(/\{(\w+)\}/gu, (whole, name: string) => args[name] ?? whole).replace(/\.$/u, '');
  }
  return null;
}
