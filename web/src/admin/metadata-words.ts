import { t, wordsFor, type MessageKey } from "../words/words.ts";

/** What is wrong with JSON that a person typed; the catalogue's words for these codes speak of what a page sent. */
const words: Record<string, MessageKey> = {
    malformed_json: "invite.metadata_malformed",
    duplicate_key: "invite.metadata_twice",
    wrong_type: "invite.metadata_object",
    too_deep: "invite.metadata_deep",
};

export function metadataWords(code: string): string {
    const key = words[code];
    return key === undefined ? wordsFor(code) : t(key);
}
