import { useWords } from '../i18n';
import { stationOfField } from '../state/places';
import { Icon } from '../ui/icons';
import { jumpToProblem } from '../ui/jump';
import { lazy } from '../ui/lazy';
import { Sentence } from '../ui/Sentence';
import { useStore } from '../ui/store-context';
import '../styles/details.css';

const FixButton = lazy(() => import('./FixButton').then((panel) => panel.FixButton));

/** Errors, warnings and hints, each with the way to its place. */
export function Problems() {
  const { t, say, advise } = useWords();
  const store = useStore();
  const problems = store.problems.value;
  const labels: Readonly<Record<string, string>> = t.drawer.labels;
  if (problems.length === 0) {
    return (
      <p class="row none">
        <Icon name="check" />
        {t.drawer.problemsEmpty}
      </p>
    );
  }
  return (
    <ul class="problem-list">
      {problems.map((problem, index) => {
        const place = problem.where;
        const help = advise(problem);
        return (
          <li key={index} class={`problem ${problem.severity}`}>
            <Icon name={problem.severity} />
            <div>
              <span class="visually-hidden">{t.drawer.severities[problem.severity]}: </span>
              <Sentence text={say(problem)} />
              {problem.labels.map(([where, text]) => (
                <div key={`${where.field}-${where.start}-${text}`} class="small muted">
                  {where.line !== undefined && `${t.words.line(where.line)}: `}
                  <Sentence text={labels[text] ?? text} />
                </div>
              ))}
            </div>
            <div class="tail">
              <span class="code">{problem.code}</span>
              <FixButton problem={problem} />
              {place && (
                <button type="button" class="button quiet" onClick={() => jumpToProblem(store, problem)}>
                  {t.stations[stationOfField(place.field)]}
                  {place.line !== undefined &&
                    place.column !== undefined &&
                    `, ${t.drawer.place(place.line, place.column)}`}
                </button>
              )}
            </div>
            {(help || problem.doc) && (
              <div class="help">
                {help && <Sentence text={help} />}{' '}
                {problem.doc?.startsWith('https://') && (
                  <a href={problem.doc} target="_blank" rel="noopener noreferrer">
                    {t.words.documentation}
                  </a>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
