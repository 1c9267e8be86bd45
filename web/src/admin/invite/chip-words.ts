import type { PastedPerson } from "@usher/core";
import { t, wordsFor } from "../../words/words.ts";

export function toneOf(person: PastedPerson): "fine" | "warn" | "bad" {
    if (person.verdict === "invalid") return "bad";
    const invited = person.verdict === "create" || person.verdict === "invite";
    return invited && !person.suggestion ? "fine" : "warn";
}

/** Why somebody is skipped, or what to look at; empty when there is nothing to say. */
export function reason(person: PastedPerson): string {
    if (person.verdict === "duplicate") return t("invite.duplicate");
    if (person.code) return wordsFor(person.code);
    if (person.suggestion) return t("everywhere.did_you_mean", { suggestion: person.suggestion });
    return person.verdict === "invite" ? t("invite.again") : "";
}
