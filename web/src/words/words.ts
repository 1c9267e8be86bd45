import { IntlMessageFormat } from "intl-messageformat";
import type { account, admin, codes, everywhere } from "../../messages/en.ts";

/** The keys of everything that is ever said, so that a missing one is a type error. */
export type MessageKey = keyof typeof everywhere | keyof typeof admin | keyof typeof account;
export type CodeKey = keyof typeof codes;
export type Values = Record<string, string | number | boolean | Date>;

let language = "en";
let catalogue: Record<string, string> = {};
const formats = new Map<string, IntlMessageFormat>();

/** Called once, before anything is shown. */
export function speak(locale: string, ...parts: Record<string, string>[]): void {
    language = locale;
    catalogue = Object.assign({}, ...parts) as Record<string, string>;
    formats.clear();
}

export function locale(): string {
    return language;
}

function say(key: string, values?: Values): string {
    const message = catalogue[key];
    if (message === undefined) return key;
    if (!message.includes("{") && !message.includes("'")) return message;
    let format = formats.get(key);
    if (!format) {
        format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
        formats.set(key, format);
    }
    return String(format.format(values));
}

/** The words of a message, in ICU syntax. */
export function t(key: MessageKey, values?: Values): string {
    return say(key, values);
}

/** The words for a code of the core or the server; a code that is newer than this page is shown by its name. */
export function wordsFor(code: string, values: Values = {}): string {
    const key = `code.${code}`;
    return key in catalogue ? say(key, values) : t("everywhere.code_unknown", { code });
}

export function permissionWords(permission: string): string {
    const key = `permission.${permission}`;
    return key in catalogue ? say(key) : permission;
}
