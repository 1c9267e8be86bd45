import type { Catalogue } from "./words.ts";

/** The words for what is wrong come after the first view; who shows one before is brought up to date. */
class Codes {
    words = $state.raw<Catalogue>();
    /** Asks for them before their time. */
    fetch: () => void = () => undefined;
}

export const codes = new Codes();
