import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import type { Language } from '../state/contract';
import { type LessonTexts, lessonTexts } from '../state/lesson-texts';

const known = signal<Readonly<Partial<Record<Language, LessonTexts>>>>({});

/** The lessons' texts in the page's language, in the other one while they are on their way; `null` where none are here. */
export function useLessonTexts(): LessonTexts | null {
  const { language } = useWords();
  useEffect(() => {
    lessonTexts(language).then(
      (texts) => {
        known.value = { ...known.peek(), [language]: texts };
      },
      () => {
        // The next look asks again.
      },
    );
  }, [language]);
  return known.value[language] ?? known.value.en ?? known.value.ko ?? null;
}
