import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadEditor } from './editor/LazyEditor';
import { prepare } from './i18n';
import { Page } from './page';
import { store } from './state/page';
import { holdDrawing } from './ui/drawing';

const started = store.start();
await prepare(store.view.peek().language);
holdDrawing(store);
const root = document.getElementById('app');
if (root) render(<Page store={store} />, root);
// The editor comes after the first result, or after what stands in its way.
effect(() => {
  if (store.outcome.value !== null || store.fault.value !== null) requestAnimationFrame(() => loadEditor());
});
await started;
