import { existsSync, readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
/** Of what is only a type nothing reaches the browser. */
const static_import = /^\s*(?:import|export)\s+(?!type\b)(?:[^"';]*?\bfrom\s+)?"((?:\.|@lucide)[^"]+)"/gm;

function fileOf(path: string, importer: URL): URL {
    if (!path.startsWith("@lucide")) return new URL(path, importer);
    const icon = new URL(`../../node_modules/${path.replace("/icons/", "/dist/icons/")}.svelte`, import.meta.url);
    // An icon that was renamed goes by its former name too.
    return existsSync(icon) ? icon : new URL(icon.href.replace(/svelte$/, "js"));
}

/** The apps' own source files and icons that come with these, import by import: what a browser has fetched before any of them runs. */
export function filesFrom(...beginnings: string[]): Set<string> {
    const found = new Set<string>();
    const follow = (file: URL): void => {
        if (found.has(file.pathname)) return;
        found.add(file.pathname);
        if (!/\.(ts|js|svelte)$/.test(file.pathname)) return;
        for (const [, path] of readFileSync(file, "utf8").matchAll(static_import)) follow(fileOf(path ?? "", file));
    };
    for (const path of beginnings) follow(new URL(path, root));
    return found;
}

/** Whether some of the files say the words under a key: whole, or composed of its beginning and something else. */
export function sayingOf(files: Iterable<string>): (key: string) => boolean {
    const source = Array.from(files, (file) => (/\.(ts|svelte)$/.test(file) ? readFileSync(file, "utf8") : "")).join();
    const whole = new Set(Array.from(source.matchAll(/"([\w.]+)"/g), (match) => match[1]));
    const beginnings = Array.from(source.matchAll(/`(\w+\.\w*)\$\{/g), (match) => match[1] ?? "");
    return (key) => whole.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
}
