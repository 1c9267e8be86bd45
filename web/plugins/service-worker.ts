import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

/** Fonts of other scripts than the interface's own languages are fetched when a name needs them, pictures when they are looked at. */
const left_out = /-(cyrillic|greek|vietnamese)[\w-]*\.woff2$|\.webp$/;

interface Entry {
    url: string;
    revision: string | null;
}

function entryOf(name: string, content: string | Uint8Array): Entry {
    const named_by_hash = name.startsWith("assets/");
    return { url: `/${name}`, revision: named_by_hash ? null : createHash("sha256").update(content).digest("hex").slice(0, 16) };
}

/** What stands in the folder and was built before: the guide. */
async function builtBefore(folder: string, bundle: Rolldown.OutputBundle): Promise<Entry[]> {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const names = files.map((file) => relative(folder, join(file.parentPath, file.name)));
    const missing = names.filter((name) => !(name in bundle) && !left_out.test(name) && !/^service-worker\.js|\.(br|gz)$/.test(name));
    return Promise.all(missing.map(async (name) => entryOf(name, await readFile(join(folder, name)))));
}

/** Builds `service-worker.js` last, as one file without imports, with the list of all that the build has written. */
export function serviceWorker(source: string): Plugin {
    return {
        name: "service-worker",
        apply: "build",
        enforce: "post",
        async writeBundle({ dir = "dist" }, bundle) {
            const entries = Object.values(bundle)
                .filter(({ fileName }) => !left_out.test(fileName))
                .map((file) => entryOf(file.fileName, file.type === "chunk" ? file.code : file.source));
            entries.push(...(await builtBefore(dir, bundle)));
            const result = (await build({
                configFile: false,
                logLevel: "warn",
                define: { __PRECACHE__: JSON.stringify(entries), "process.env.NODE_ENV": '"production"' },
                build: {
                    write: false,
                    target: "es2022",
                    rolldownOptions: { input: source, output: { format: "iife", entryFileNames: "service-worker.js" } },
                },
            })) as Rolldown.RolldownOutput;
            await writeFile(join(dir, "service-worker.js"), result.output[0].code);
        },
    };
}
