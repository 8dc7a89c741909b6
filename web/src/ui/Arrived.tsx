import { Editor } from '../editor/LazyEditor';
import { useWords } from '../i18n';
import { readRequest } from '../state/reading';
import { syntaxOfBody } from '../state/syntax';
import { Facts } from './Facts';
import { isRead } from './pointed';
import { Section } from './Section';
import { useStore } from './store-context';

/** The client's request as the stations after it find it. */
export function ArrivedRequest() {
  const { t } = useWords();
  const { scenario, station } = useStore();
  const { request } = scenario.value;
  const read = readRequest(scenario.value);
  const parameters = [
    ...read.path.map(([name, value]) => [name, value, t.words.pathPlace, isRead('path', name)] as const),
    ...read.query.map(([name, value]) => [name, value, t.words.query, isRead('querystring', name)] as const),
  ];
  const headers = read.headers.map(
    ([name, value]) => [name, value, undefined, isRead('header', name)] as const,
  );
  return (
    <>
      <div class="wire">
        <span class="verb">{request.method}</span>
        <span class="uri">{request.path}</span>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            station.value = 'client';
          }}
        >
          {t.words.edit}
        </button>
      </div>
      <Section title={t.words.parameters}>
        <Facts rows={parameters} empty={t.words.noParameters} />
      </Section>
      <Section title={t.words.headers}>
        <Facts rows={headers} empty={t.words.noHeaders} />
      </Section>
      <Section title={t.words.body}>
        {request.body && request.body.value !== '' ? (
          <Editor
            label={t.words.body}
            value={request.body.value}
            syntax={syntaxOfBody(request.body.value)}
            lines={{ min: 2, max: 18 }}
            reads="body"
          />
        ) : (
          <p class="none small">{t.words.noBody}</p>
        )}
      </Section>
    </>
  );
}
