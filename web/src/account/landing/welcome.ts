import type { Joined, Opened } from "../../api/answers.ts";
import { notices } from "../../interface/notices.svelte.ts";
import { router } from "../../interface/router.svelte.ts";
import { t, wordsFor } from "../../words/words.ts";

/** After an account was made: says what it is in, and what could not be joined and why, over the list of both. */
export function welcome(joined: Joined, opened: Opened | undefined): void {
    const organization = opened?.organization.name ?? "";
    if (joined.refused.length === 0) notices.good(t("account.welcome"), t("account.accepted", { organization }));
    for (const refusal of joined.refused) notices.bad(t("account.refused", { organization }), wordsFor(refusal.code));
    router.go("/account");
}
