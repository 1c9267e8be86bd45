import type * as english from "../../messages/en.ts";
import { codes } from "./codes.svelte.ts";
import { sayMessage, type Message, type Values } from "./message.ts";

type KeysOf<Part> = Part extends unknown ? keyof Part : never;

/** The keys of everything that is ever said, so that a missing one is a type error. */
export type MessageKey = KeysOf<(typeof english)[Exclude<keyof typeof english, "codes" | "permissions">]>;
export type CodeKey = keyof typeof english.codes;
export type Catalogue = Record<string, Message>;

let language = "en";
let catalogue: Catalogue = {};

/** Called before anything is shown, when there are more words, and when another language is chosen. `locale`: how numbers and times are written. */
export function speak(locale: string, words: Catalogue): void {
    language = locale;
    catalogue = words;
}

export function locale(): string {
    return language;
}

/** What the page is written in, without a region. */
export function pageLanguage(): string {
    return language.split("-", 1)[0] ?? "en";
}

function say(key: string, values: Values = {}): string {
    const message = catalogue[key];
    return message === undefined ? key : sayMessage(message, values, language);
}

/** The words of a message, in ICU syntax. */
export function t(key: MessageKey, values?: Values): string {
    return say(key, values);
}

/** Whether there are words under a key that was composed. */
export function says(key: string): key is MessageKey {
    return key in catalogue;
}

/** The words for a code of the core or the server; a code that is newer than this page is shown by its name. */
export function wordsFor(code: string, values: Values = {}): string {
    if (!codes.words) codes.fetch();
    const message = codes.words?.[`code.${code}`];
    return message === undefined ? t("everywhere.code_unknown", { code }) : sayMessage(message, values, language);
}
