import { StreamLanguage } from '@codemirror/language';
import { tags } from '@lezer/highlight';

interface State {
  inside: 'code' | 'comment' | 'template';
}

const WORDS =
  /^(?:async|await|break|case|catch|class|const|continue|default|delete|do|else|export|extends|finally|for|function|if|import|in|instanceof|let|new|of|return|switch|throw|try|typeof|var|void|while|yield)\b/u;

/** Colours for the source of a Lambda handler. */
export const javascript = StreamLanguage.define<State>({
  name: 'javascript',
  startState: () => ({ inside: 'code' }),
  token(stream, state) {
    if (state.inside !== 'code') {
      const end = state.inside === 'comment' ? '*/' : '`';
      const style = state.inside === 'comment' ? 'comment' : 'string';
      if (stream.skipTo(end)) {
        stream.match(end);
        state.inside = 'code';
      } else {
        stream.skipToEnd();
      }
      return style;
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^\/\/.*/u)) return 'comment';
    if (stream.match('/*')) {
      state.inside = 'comment';
      return 'comment';
    }
    if (stream.eat('`')) {
      state.inside = 'template';
      return 'string';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?|^'(?:[^'\\]|\\.)*'?/u)) return 'string';
    if (stream.match(/^\d[\d_.a-fxA-F]*n?/u)) return 'number';
    if (stream.match(WORDS)) return 'directive';
    if (stream.match(/^(?:true|false|null|undefined|this)\b/u)) return 'keyword';
    if (stream.match(/^[A-Za-z_$][\w$]*(?=\s*:)/u)) return 'key';
    if (stream.match(/^[A-Za-z_$][\w$]*(?=\()/u)) return 'method';
    if (stream.match(/^[A-Za-z_$][\w$]*/u)) return null;
    stream.next();
    return 'mark';
  },
  languageData: { commentTokens: { line: '//' } },
  tokenTable: {
    directive: tags.controlKeyword,
    method: tags.function(tags.variableName),
    string: tags.string,
    key: tags.propertyName,
    number: tags.number,
    keyword: tags.atom,
    comment: tags.lineComment,
    mark: tags.punctuation,
  },
});
