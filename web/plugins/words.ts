import { readdirSync } from "node:fs";
import { runnerImport, type Plugin } from "vite";
import { apps, right_to_left } from "../messages/apps.ts";
import type { Catalogue } from "../src/words/words.ts";
import { compileMessage } from "./compile-message.ts";

type Parts = Record<string, Record<string, string>>;
export type App = keyof typeof apps;

const folder = new URL("../messages/", import.meta.url);

const filesOf = (language: string): string[] =>
    readdirSync(new URL(`${language}/`, folder)).map((file) => new URL(`${language}/${file}`, folder).pathname);

/** Everything said in a language other than English, by key, whichever file it is in. */
export async function translationOf(language: string): Promise<Record<string, string>> {
    const parts = await Promise.all(filesOf(language).map(async (file) => (await runnerImport<Parts>(file)).module));
    return Object.assign({}, ...parts.flatMap((part) => Object.values(part))) as Record<string, string>;
}

/** All that an app says in a language; what is not translated yet is said in English. */
export async function catalogueOf(app: App, language: string): Promise<Catalogue> {
    const { module: english } = await runnerImport<Parts>(new URL("en.ts", folder).pathname);
    const translation = language === "en" ? {} : await translationOf(language);
    const isolates = right_to_left.some((each) => each === language);
    const catalogue: Catalogue = {};
    for (const part of apps[app])
        for (const [key, text] of Object.entries(english[part] ?? {})) catalogue[key] = compileMessage(translation[key] ?? text, isolates);
    return catalogue;
}

/**
 * Makes `words:APP/LANGUAGE`, a module whose default is a catalogue, of the files in `messages/`. Of an app whose first view says
 * only some of it, these are there, and `words:APP/LANGUAGE/later` has the others.
 */
export function words(saidFirst: Partial<Record<App, (key: string) => boolean>>): Plugin {
    return {
        name: "words",
        resolveId: (id) => (id.startsWith("words:") ? `\0${id}.js` : null),
        async load(id) {
            const [, app, language, later] = /^\0words:(\w+)\/([\w-]+?)(\/later)?\.js$/.exec(id) ?? [];
            if (!app || !language) return null;
            for (const spoken of new Set(["en", language])) for (const file of filesOf(spoken)) this.addWatchFile(file);
            const is_first = saidFirst[app as App] ?? (() => true);
            const said = Object.entries(await catalogueOf(app as App, language)).filter(([key]) => is_first(key) !== Boolean(later));
            return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(said)))});`;
        },
    };
}
