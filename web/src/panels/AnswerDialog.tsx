import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Scenario } from '../generated/Scenario';
import { useWords } from '../i18n';
import { answerDifferences, type FieldDifference } from '../state/answer-differences';
import { Dialog } from '../ui/Dialog';
import { closeDialog } from '../ui/dialogs';
import { useStore } from '../ui/store-context';
import { BodyDifference } from './BodyDifference';
import '../styles/lessons.css';

function close() {
  closeDialog('answer');
}

/** What the learner made beside the answer of the lesson, place by place. */
export function AnswerDialog() {
  const { t } = useWords();
  const store = useStore();
  const answer = useSignal<Scenario | null>(null);
  useEffect(() => {
    void store.lessonAnswer().then((found) => {
      answer.value = found;
      if (found === null) close();
    });
  }, []);
  const mine = store.lesson.value?.aside ?? store.scenario.value;
  const found = answer.value && answerDifferences(mine, answer.value);
  return (
    <Dialog title={t.lessons.differenceTitle} onClose={close}>
      <p class="muted">{t.lessons.differenceNote}</p>
      {found === null && <p class="none">{t.words.notRun}</p>}
      {found?.length === 0 && <p class="none">{t.lessons.noDifference}</p>}
      {found?.map((difference) => (
        <Place key={difference.field} difference={difference} />
      ))}
    </Dialog>
  );
}

function Place({ difference }: { readonly difference: FieldDifference }) {
  const { t } = useWords();
  const { mine, answer, station, steps } = difference;
  const [mineName, answerName] = t.lessons.sides;
  const isLong = [mine, answer].some((side) => side !== null && (side.includes('\n') || side.length > 60));
  return (
    <section class="answer-place">
      <h3>
        {t.stations[station]} <code lang="en">{steps.join(' › ')}</code>
      </h3>
      {isLong && mine !== null && answer !== null ? (
        <>
          <div class="sides small muted" aria-hidden="true">
            <span>{mineName}</span>
            <span>{answerName}</span>
          </div>
          <BodyDifference a={mine} b={answer} labels={[mineName, answerName]} />
        </>
      ) : (
        <dl class="facts">
          <dt>{mineName}</dt>
          <dd>
            <Side text={mine} />
          </dd>
          <dt>{answerName}</dt>
          <dd>
            <Side text={answer} />
          </dd>
        </dl>
      )}
    </section>
  );
}

function Side({ text }: { readonly text: string | null }) {
  const { t } = useWords();
  if (text === null) return <span class="none">{t.lessons.absent}</span>;
  return text === '' ? <span class="none">{t.words.emptyText}</span> : <span class="text">{text}</span>;
}
