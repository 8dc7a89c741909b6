// Compresses the built page once, so that a server need not: `node compress.mjs FOLDER` writes FILE.br beside
// each file that gets smaller by it.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const kinds = /\.(html|js|mjs|css|wasm|json|svg|txt|webmanifest|xml|map|ico|ttf)$/;

for (const name of readdirSync(process.argv[2], { recursive: true })) {
  const file = join(process.argv[2], name);
  if (!kinds.test(name) || !statSync(file).isFile()) continue;
  const content = readFileSync(file);
  const small = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  if (small.length < content.length) writeFileSync(`${file}.br`, small);
  else rmSync(`${file}.br`, { force: true });
}
