import { brotliCompressSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** What an app shows first. `begins`: the source files, or catalogues of words, that it is fetched with. */
export interface FirstView {
    name: string;
    begins: string[];
    most_bytes: number;
}

type Chunks = Rolldown.OutputChunk[];

/** The chunks that hold these, with all that come before them. */
function chunksFor(begins: string[], chunks: Chunks): Set<Rolldown.OutputChunk> {
    const found = new Set<Rolldown.OutputChunk>();
    const follow = (chunk: Rolldown.OutputChunk | undefined): void => {
        if (!chunk || found.has(chunk)) return;
        found.add(chunk);
        for (const name of chunk.imports) follow(chunks.find(({ fileName }) => fileName === name));
    };
    for (const begin of begins) {
        const holder = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(begin)));
        if (!holder) throw new Error(`${begin} is in no chunk`);
        follow(holder);
    }
    return found;
}

/** Fails a build in which more script than it may comes before a first view, as brotli sends it. The core and its worker are not of it. */
export function scriptLimits(views: FirstView[]): Plugin {
    return {
        name: "script-limits",
        apply: "build",
        generateBundle(_, bundle) {
            const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
            for (const { name, begins, most_bytes } of views) {
                const sizes = Array.from(chunksFor(begins, chunks), (chunk) => brotliCompressSync(chunk.code).length);
                const bytes = sizes.reduce((sum, size) => sum + size, 0);
                const told = `${name}: ${bytes} bytes of script come before its first view`;
                if (bytes > most_bytes) this.error(`${told}, ${most_bytes} at most; see first-views.ts`);
                this.info(told);
            }
        },
    };
}
