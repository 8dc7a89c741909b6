/** The reasons that the engine gives within a sentence: a pattern of its words, and their Korean. */

import { koCause } from './causes';

const KINDS: Readonly<Record<string, string>> = {
  'true or false': '참 또는 거짓',
  'a number': '숫자',
  'a string': '문자열',
  'an array': '배열',
  'a list': '리스트',
  'a boolean': '불리언',
  'a text': '텍스트',
  'an object': '객체',
};

const kind = (words: string) => KINDS[words] ?? words;

type Wording = (one: string, other: string) => string;

const REASONS: ReadonlyArray<readonly [RegExp, Wording]> = [
  [/^it is no JSON/u, () => 'JSON이 아닙니다'],
  [/^it is (.+), not an object$/u, (what) => `객체가 아니라 ${kind(what)}입니다`],
  [/^it has the member `cookies`/u, () => '`cookies`는 HTTP API(페이로드 형식 2.0)의 멤버입니다'],
  [/^it has the unknown member (`.*`)$/su, (name) => `알 수 없는 멤버가 있습니다(${name})`],
  [/^(\w+) is (.+), not a number$/u, (name, what) => `${name} 값이 숫자가 아니라 ${kind(what)}입니다`],
  [
    /^statusCode is (`.*`), which is no whole number$/su,
    (text) => `statusCode 값이 정수가 아닙니다(${text})`,
  ],
  [
    /^statusCode is (\d+), which is no HTTP status$/u,
    (code) => `statusCode ${code} 값은 HTTP 상태가 아닙니다`,
  ],
  [/^(\w+) is (.+), not an object$/u, (name, what) => `${name} 값이 객체가 아니라 ${kind(what)}입니다`],
  [/^the header (`.*`) is (.+)$/su, (name, what) => `헤더 ${name} 값이 ${kind(what)}입니다`],
  [
    /^multiValueHeaders has (`.*`) as (.+), not a list$/su,
    (name, what) => `multiValueHeaders의 ${name} 값이 목록이 아니라 ${kind(what)}입니다`,
  ],
  [
    /^multiValueHeaders has (.+?) in (`.*`)$/su,
    (what, name) => `multiValueHeaders의 ${name} 목록에 ${kind(what)} 값이 있습니다`,
  ],
  [
    /^body is (.+), not a string/u,
    (what) => `body 값이 문자열이 아니라 ${kind(what)}입니다. JSON은 먼저 텍스트로 바꾸어야 합니다`,
  ],
  [
    /^isBase64Encoded is (.+), not (?:true or false|a boolean)$/u,
    (what) => `isBase64Encoded 값이 참이나 거짓이 아니라 ${kind(what)}입니다`,
  ],
  // Of the permissive JSON reader.
  [/^unexpected (`.*`)$/su, (text) => `예상하지 못한 글자 ${text}`],
  [/^the text ends too early$/u, () => '텍스트가 너무 일찍 끝났습니다'],
  [/^(`.*`) is no hexadecimal digit$/su, (text) => `16진수 글자가 아닙니다(${text})`],
  [/^not a number$/u, () => '숫자가 아닙니다'],
  [/^a number of more than (\d+) characters$/u, (most) => `숫자가 ${most}자보다 깁니다`],
  [/^nested more than (\d+) levels deep$/u, (most) => `중첩이 ${most}단계보다 깊습니다`],
  [/^more than four gibibytes$/u, () => '4기비바이트보다 큽니다'],
  // Lambda's own words, as the client receives them.
  [/^(Could not parse request body into json): (.+)$/su, (said, why) => `\`${said}\`, ${koReason(why)}`],
  // Of the strict one.
  [
    /^expected (.+), found (.+)$/su,
    (expected, found) => `${koReason(expected)} 자리에 ${koReason(found)} 값이 있습니다`,
  ],
  [
    /^the document ends where (.+) is expected$/su,
    (expected) => `${koReason(expected)} 자리에서 문서가 끝났습니다`,
  ],
  [/^(`.*`) is not a JSON number$/su, (text) => `JSON 숫자가 아닙니다(${text})`],
  [/^(`.*`) is not an escape in a JSON string$/su, (text) => `JSON 문자열의 이스케이프가 아닙니다(${text})`],
  [/^(`.*`) is half of a character$/su, (text) => `글자의 절반입니다(${text})`],
  [/^(`.*`) after the end of the document$/su, (text) => `문서가 끝난 뒤에 남은 텍스트가 있습니다(${text})`],
  [/^a name$/u, () => '이름'],
  [/^brackets$/u, () => '대괄호'],
  [/^a name in quotes$/u, () => '따옴표로 감싼 이름'],
  [/^(true or false|a number|an array|an object|a boolean|a list|a text)$/u, (what) => kind(what)],
  [/^a value$/u, () => '값'],
  [/^a string$/u, () => '문자열'],
  [/^the end$/u, () => '문서 끝'],
  [/^a closing (`.`)$/u, (quote) => `닫는 ${quote}`],
  [/^a key in double quotes$/u, () => '큰따옴표로 감싼 키'],
  // Of templates: what stands there, and what would fit.
  [/^white space$/u, () => '공백'],
  [/^a dot$/u, () => '점'],
  [/^a comment$/u, () => '주석'],
  [/^the string (.+)$/su, (text) => `문자열 ${text}`],
  [/^the number (`.+`)$/su, (text) => `숫자 ${text}`],
  [/^the word (`.+`)$/su, (text) => `단어 ${text}`],
  [/^the text (`.*`)$/su, (text) => `텍스트 ${text}`],
  [/^text, a reference or a directive$/u, () => '텍스트, 참조 또는 지시문'],
  [/^a reference such as (`.+`)$/u, (text) => `${text} 같은 참조`],
  [/^a number, a string or a reference$/u, () => '숫자, 문자열 또는 참조'],
  [/^a number or a reference$/u, () => '숫자 또는 참조'],
  [
    /^a value \(a reference, string, number, list, map, `true` or `false`\)$/u,
    () => '값(참조, 문자열, 숫자, 리스트, 맵, `true`, `false`)',
  ],
  [/^an operator$/u, () => '연산자'],
  [/^another argument$/u, () => '다른 인수'],
  [/^a key$/u, () => '키'],
  [/^(a value \(.+\)), (?:or )?(`.+`)$/u, (value, rest) => `${koReason(value)}, ${koReason(rest)}`],
  [/^(`.+`, `.+`) or (`.`)$/u, (some, last) => `${some} 또는 ${last}`],
  [/^([^`]+|`.`) or (`.+`)$/u, (one, other) => `${koReason(one)} 또는 ${other}`],
];

/** What to write instead of what this dialect of JSONPath lacks. */
export const INSTEAD: Readonly<Record<string, string>> = {
  'say which item: `[0]` for the first, `[*]` for all':
    '항목을 적으세요. 첫 항목은 `[0]`, 전체는 `[*]`입니다',
  "members have names: `.name` or `['name']`": "멤버는 이름으로 찾습니다: `.name` 또는 `['name']`",
  "compare with each: `@.a == 'x' || @.a == 'y'`, or `@.a =~ /x|y/`":
    "하나씩 비교하세요: `@.a == 'x' || @.a == 'y'` 또는 `@.a =~ /x|y/`",
  "compare with each: `@.a != 'x' && @.a != 'y'`": "하나씩 비교하세요: `@.a != 'x' && @.a != 'y'`",
  'for texts use a regular expression, `@.a =~ /.*x.*/`; for lists there is nothing':
    '텍스트에는 정규식을 쓰세요(`@.a =~ /.*x.*/`). 리스트에 쓸 방법은 없습니다',
  'the number of items cannot be compared; test for one by its index, as in `@.a[2]`':
    '항목의 개수는 비교할 수 없습니다. `@.a[2]`처럼 인덱스로 있는지 확인하세요',
  'test for the first item, `@.a[0]` or `!@.a[0]`': '첫 항목이 있는지 확인하세요: `@.a[0]` 또는 `!@.a[0]`',
  'there is nothing for it': '대신 쓸 방법이 없습니다',
  'equality is `==`': '같은지 비교할 때는 `==`를 씁니다',
  "in a template ask the list itself, as in `$input.path('$.list').size()`":
    "템플릿에서는 리스트의 메서드를 부르세요: `$input.path('$.list').size()`",
  'in a template loop over the numbers': '템플릿에서는 숫자를 하나씩 돌며 계산하세요',
  "in a template ask the object itself, as in `$input.path('$.object').keySet()`":
    "템플릿에서는 객체의 메서드를 부르세요: `$input.path('$.object').keySet()`",
  'the first item is `[0]`': '첫 항목은 `[0]`입니다',
  'the last item is `[(@.length-1)]`': '마지막 항목은 `[(@.length-1)]`입니다',
  'an item is `[n]`, counted from the end `[(@.length-n)]`':
    '항목은 `[n]`이고, 끝에서부터 세면 `[(@.length-n)]`입니다',
  'in a template join the values there': '템플릿에서 값을 이어 붙이세요',
};

/** A reason in Korean; one that is not known stays as the engine worded it. */
export function koReason(reason: string): string {
  const instead = INSTEAD[reason];
  if (instead !== undefined) return instead;
  const cause = koCause(reason, koReason);
  if (cause !== null) return cause;
  for (const [pattern, wording] of REASONS) {
    const found = pattern.exec(reason);
    if (found) return wording(found[1] ?? '', found[2] ?? '');
  }
  return reason;
}
