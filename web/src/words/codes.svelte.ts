import type { Catalogue } from "./words.ts";

/** The words for what is wrong come after the first rows; who shows one before is brought up to date. */
class Codes {
    words = $state.raw<Catalogue>({});
}

export const codes = new Codes();
