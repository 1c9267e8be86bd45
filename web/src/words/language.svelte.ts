import { languages, right_to_left, type LanguageCode } from "../../messages/apps.ts";
import { codes } from "./codes.svelte.ts";
import { speak, type Catalogue } from "./words.ts";

type Loader = () => Promise<{ default: Catalogue }>;
/** What an app says first and later, and the words for what is wrong, which all apps say alike. */
export type Loaders = Record<LanguageCode, { words: Loader; later?: Loader; codes: Loader }>;

const key = "usher-language";

/** What each language calls itself. */
export const language_names: Record<LanguageCode, string> = { en: "English", de: "Deutsch", ar: "العربية" };

const languageOf = (tag: string): LanguageCode | undefined =>
    languages.find((language) => language === tag.toLowerCase().split("-", 1)[0]);

/** The first language of the reader's that we speak, in their own way of writing numbers and dates. */
export function preferredTag(tags: readonly string[]): string {
    return tags.find(languageOf) ?? "en";
}

function stored(): LanguageCode | undefined {
    try {
        return languageOf(localStorage.getItem(key) ?? "");
    } catch {
        return undefined;
    }
}

/** The language of the page: what was chosen here before, else what the browser asks for. */
class Language {
    code = $state<LanguageCode>("en");
    #loaders: Loaders | undefined;
    #whole: Promise<void> | undefined;
    /** Which is spoken next; who fetched words of another one comes too late. */
    #wanted: LanguageCode = "en";

    /** Resolves when everything can be said that the first view says. */
    async begin(loaders: Loaders): Promise<void> {
        this.#loaders = loaders;
        codes.fetch = () => void this.whole().catch(() => undefined);
        this.#wanted = stored() ?? languageOf(preferredTag(navigator.languages)) ?? "en";
        this.#speak(this.#wanted, (await loaders[this.#wanted].words()).default);
    }

    /** Resolves when everything can be said; rejects when the words cannot be fetched. */
    whole(): Promise<void> {
        this.#whole ??= this.#speakAll(this.#wanted).catch((thrown: unknown) => {
            this.#whole = undefined;
            throw thrown;
        });
        return this.#whole;
    }

    /** Rejects when the words cannot be fetched; the page goes on in the language it has. */
    async choose(code: LanguageCode): Promise<void> {
        this.#wanted = code;
        this.#whole = undefined;
        await this.whole().catch((thrown: unknown) => {
            this.#wanted = this.code;
            throw thrown;
        });
        try {
            localStorage.setItem(key, code);
        } catch {
            // A browser that keeps nothing still speaks what was chosen.
        }
    }

    async #speakAll(code: LanguageCode): Promise<void> {
        const loaders = this.#loaders?.[code];
        if (!loaders) return;
        const [first, later, wrong] = await Promise.all([loaders.words(), loaders.later?.(), loaders.codes()]);
        if (code !== this.#wanted) return;
        codes.words = wrong.default;
        this.#speak(code, { ...first.default, ...later?.default });
    }

    #speak(code: LanguageCode, words: Catalogue): void {
        const own = navigator.languages.find((tag) => languageOf(tag) === code);
        speak(own ?? code, words);
        document.documentElement.lang = code;
        document.documentElement.dir = right_to_left.includes(code) ? "rtl" : "ltr";
        this.code = code;
    }
}

export const language = new Language();
