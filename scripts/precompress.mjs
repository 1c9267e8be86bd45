// node scripts/precompress.mjs FOLDER: writes name.br and name.gz beside every file that becomes smaller by it, so that the
// server compresses nothing while it serves.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const compressible = /\.(html|js|css|svg|json|wasm|webmanifest|txt|ico)$/;

for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !compressible.test(entry.name)) continue;
    const bytes = readFileSync(path);
    const variants = {
        br: brotliCompressSync(bytes, {
            params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        }),
        gz: gzipSync(bytes, { level: 9 }),
    };
    for (const [suffix, compressed] of Object.entries(variants)) {
        if (compressed.length < bytes.length) writeFileSync(`${path}.${suffix}`, compressed);
    }
}
