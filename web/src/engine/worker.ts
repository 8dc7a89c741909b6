/** The worker: loads the engine, whose entry receives and answers by itself, and does nothing more. */
import './answers';
import init, { start } from './pkg/gatelens.js';
import module from './pkg/gatelens_bg.wasm?url';

await init({ module_or_path: module });
start();
