import { render } from 'preact';
import { prepare } from './i18n';
import { Page } from './page';
import { store } from './state/page';

const started = store.start();
await prepare(store.view.peek().language);
const root = document.getElementById('app');
if (root) render(<Page store={store} />, root);
await started;
