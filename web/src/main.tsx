import { render } from 'preact';
import { Page } from './page';
import { store } from './state/page';

const root = document.getElementById('app');
if (root) render(<Page store={store} />, root);
void store.start();
