/**
 * Which parts of `en.ts` each app speaks. What a new screen says goes into a file of its own in `en/`, and under the same keys
 * into the file of that name of every other language; what is missing there is said in English.
 */
export const apps = {
    admin: ["everywhere", "permissions", "role_names", "admin", "sync"],
    account: ["everywhere", "permissions", "role_names", "account", "security"],
    reference: ["everywhere", "reference"],
    /** Said by all of them, and fetched after the first rows. */
    codes: ["codes"],
};

export const languages = ["en", "de", "ar"] as const;
export type LanguageCode = (typeof languages)[number];
export const right_to_left: readonly LanguageCode[] = ["ar"];
