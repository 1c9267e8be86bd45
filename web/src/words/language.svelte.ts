import { languages, type LanguageCode } from "../../messages/apps.ts";
import { codes } from "./codes.svelte.ts";
import { speak, type Catalogue } from "./words.ts";

type Loader = () => Promise<{ default: Catalogue }>;
/** What an app says, and the words for what is wrong, which both apps say alike. */
export type Loaders = Record<LanguageCode, { words: Loader; codes: Loader }>;

const key = "usher-language";

/** What each language calls itself. */
export const language_names: Record<LanguageCode, string> = { en: "English", de: "Deutsch", ar: "العربية" };
const right_to_left: LanguageCode[] = ["ar"];

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

    /** Resolves when everything can be said but what is wrong; those words follow. */
    async begin(loaders: Loaders): Promise<void> {
        this.#loaders = loaders;
        const code = stored() ?? languageOf(preferredTag(navigator.languages)) ?? "en";
        await this.#speak(code);
        void this.#speakCodes(code).catch(() => undefined);
    }

    /** Rejects when the words cannot be fetched; the page goes on in the language it has. */
    async choose(code: LanguageCode): Promise<void> {
        await this.#speakCodes(code);
        await this.#speak(code);
        try {
            localStorage.setItem(key, code);
        } catch {
            // A browser that keeps nothing still speaks what was chosen.
        }
    }

    async #speakCodes(code: LanguageCode): Promise<void> {
        codes.words = (await this.#loaders?.[code].codes())?.default ?? {};
    }

    async #speak(code: LanguageCode): Promise<void> {
        const catalogue = (await this.#loaders?.[code].words())?.default ?? {};
        const own = navigator.languages.find((tag) => languageOf(tag) === code);
        speak(own ?? code, catalogue);
        document.documentElement.lang = code;
        document.documentElement.dir = right_to_left.includes(code) ? "rtl" : "ltr";
        this.code = code;
    }
}

export const language = new Language();
