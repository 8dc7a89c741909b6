/** The worker of the whole engine, which is larger than the first one and holds what that one passes on. */
import './answers';
import init, { start } from './pkg/whole.js';
import module from './pkg/whole_bg.wasm?url';

await init({ module_or_path: module });
start();
