import { applyFix } from '../editor/apply-fix';
import { fixOf } from '../editor/fixes';
import type { Diagnostic } from '../generated/Diagnostic';
import { useWords } from '../i18n';
import { templateAt } from '../state/templates';
import { useStore } from '../ui/store-context';

/** Makes the change that a problem asks for, where it is certain. */
export function FixButton({ problem }: { readonly problem: Diagnostic }) {
  const { t } = useWords();
  const store = useStore();
  const text = problem.where && templateAt(store.scenario.value, problem.where.field);
  const fix = text === undefined ? null : fixOf(problem, text);
  if (!fix || !problem.where) return null;
  const { field } = problem.where;
  return (
    <button type="button" class="button fix" onClick={() => applyFix(store, field, fix)}>
      {t.fixes[fix.kind](fix.text)}
    </button>
  );
}
