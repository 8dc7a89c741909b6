import { useWords } from '../i18n';
import { Icon } from './icons';
import { revealed } from './reveal';
import { Sentence } from './Sentence';
import { useStore } from './store-context';

/** What is wrong with a field, in words under it. */
export function Complaints({ field }: { readonly field: string }) {
  const { t, say } = useWords();
  const { problems } = useStore();
  const here = problems.value.filter(
    (problem) => problem.where?.field === field && problem.severity !== 'hint',
  );
  if (here.length === 0) return null;
  return (
    <ul>
      {here.slice(0, 4).map((problem) => {
        const { line, start, end } = problem.where ?? {};
        return (
          <li key={`${problem.code}-${start}`} class={`complaint ${problem.severity}`}>
            <Icon name={problem.severity === 'error' ? 'error' : 'warning'} />
            <span>
              <Sentence text={say(problem)} />
              {line !== undefined && start !== undefined && (
                <>
                  {' '}
                  <button
                    type="button"
                    onClick={() => {
                      revealed.value = { field, start, ...(end === undefined ? {} : { end }) };
                    }}
                  >
                    {t.words.line(line)}
                  </button>
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
