import { languages } from "./messages/apps.ts";
import type { FirstView } from "./plugins/script-limits.ts";

/**
 * What each app is fetched with until it shows something, and how much script that may be, as brotli sends it. A build with more fails:
 * what is not of the first view is imported when it is wanted (`later`), and fetched ahead when the first view stands.
 */
const apps = {
    admin: { begins: ["src/admin/main.ts", "src/admin/people/PeoplePage.svelte"], most_bytes: 59_500 },
    account: { begins: ["src/account/main.ts"], most_bytes: 57_500 },
    reference: { begins: ["src/reference/main.ts"], most_bytes: 36_800 },
};

/** Each in each of its languages. */
export const first_views: FirstView[] = Object.entries(apps).flatMap(([app, { begins, most_bytes }]) =>
    languages.map((language) => ({ name: `${app} in ${language}`, begins: [...begins, `words:${app}/${language}.js`], most_bytes })),
);
