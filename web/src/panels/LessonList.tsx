import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import { pickFile, saveFile } from '../state/files';
import { lessonFragment } from '../state/fragment';
import { LESSONS, lessonNamed } from '../state/lessons';
import { add, progress, readProgress, written } from '../state/progress';
import { inlines } from '../state/prose';
import { Dialog } from '../ui/Dialog';
import { closeDialog } from '../ui/dialogs';
import { Icon } from '../ui/icons';
import { LessonLink } from '../ui/LessonLink';
import { Words } from '../ui/Prose';
import { useStore } from '../ui/store-context';
import { useLessonTexts } from '../ui/useLessonTexts';
import '../styles/lessons.css';

function close() {
  closeDialog('lessons');
}

/** All lessons in order, how far the learner is, and the file that takes that along. */
export function LessonList() {
  const { t } = useWords();
  const store = useStore();
  const texts = useLessonTexts();
  const notice = store.notice.value;
  const isUnknown = notice?.kind === 'linkBroken' && notice.trouble === 'unknownLesson';
  useEffect(
    () => () => {
      const left = store.notice.peek();
      if (left?.kind === 'linkBroken' && left.trouble === 'unknownLesson') store.dismissNotice();
    },
    [],
  );
  const open = store.lesson.value?.name;
  return (
    <Dialog title={t.bar.lessons} onClose={close}>
      {isUnknown && (
        <p class="complaint" role="alert">
          <Icon name="error" />
          {t.notices.troubles.unknownLesson}
        </p>
      )}
      <p class="muted">{t.lessons.intro}</p>
      <ol class="lesson-list">
        {LESSONS.map(({ name, number }) => {
          const text = texts?.get(name);
          const isPassed = progress.value[name] !== undefined;
          return (
            <li key={name} id={lessonFragment(name).slice(1)}>
              <LessonLink name={name} current={name === open} onFollow={close}>
                <span class={`mark${isPassed ? ' passed' : ''}`}>
                  <span class="visually-hidden">{t.lessons.number(number)}: </span>
                  <span aria-hidden="true">{isPassed ? <Icon name="check" /> : number}</span>
                </span>
                <span class="what">
                  <span class="row wrap">
                    <strong>
                      <span aria-hidden="true">{isPassed ? `${number}. ` : ''}</span>
                      {text?.title ?? name}
                    </strong>
                    {name === open && <span class="badge request">{t.lessons.here}</span>}
                    {isPassed && <span class="badge good">{t.lessons.passed}</span>}
                  </span>
                  <span class="idea">{text && <Words inlines={inlines(text.goal)} />}</span>
                </span>
              </LessonLink>
            </li>
          );
        })}
      </ol>
      <ProgressFile />
    </Dialog>
  );
}

/** The progress out into a file and back from one. */
function ProgressFile() {
  const { t } = useWords();
  const passed = LESSONS.filter(({ name }) => progress.value[name] !== undefined).length;
  const told = useSignal<{ readonly text: string; readonly bad: boolean } | null>(null);
  const load = async () => {
    const chosen = await pickFile();
    if (chosen === null) return;
    const read = readProgress(chosen);
    if (read.kind === 'refused') {
      told.value = { text: t.lessons.refused[read.reason], bad: true };
      return;
    }
    const more = Object.keys(read.progress).filter(
      (name) => lessonNamed(name) && progress.peek()[name] === undefined,
    );
    add(read.progress);
    told.value = { text: t.lessons.loaded(more.length), bad: false };
  };
  return (
    <section class="section">
      <div class="row">
        <h3>{t.lessons.progress}</h3>
        <span class="badge">{t.lessons.passedOf(passed, LESSONS.length)}</span>
      </div>
      <p class="small muted">{t.lessons.progressNote}</p>
      <div class="row wrap">
        <button
          type="button"
          class="button"
          onClick={() => {
            saveFile('gatelens-lessons.json', written(progress.peek()));
            told.value = { text: t.lessons.saved, bad: false };
          }}
        >
          <Icon name="document" />
          {t.lessons.save}
        </button>
        <button type="button" class="button" onClick={() => void load()}>
          <Icon name="import" />
          {t.lessons.load}
        </button>
      </div>
      <div role="status">
        {told.value && (
          <p class={told.value.bad ? 'complaint' : 'row'}>
            <Icon name={told.value.bad ? 'error' : 'check'} />
            <span>{told.value.text}</span>
          </p>
        )}
      </div>
    </section>
  );
}
