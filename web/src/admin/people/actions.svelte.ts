import type { CommandBody, Person, Refusal } from "@usher/core";
import { asProblem } from "../../api/problem.ts";
import { copyLater } from "../../interface/clipboard.ts";
import { notices } from "../../interface/notices.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { t, wordsFor } from "../../words/words.ts";

/** A link that the browser did not let onto the clipboard, to be copied by hand. Empty when there is none. */
export const link_by_hand = $state({ link: "" });

export const called = (person: { name: string; address: string | null }): string => person.name || (person.address ?? "");

/** How many the core let pass; what it did not is said. */
async function submit(bodies: CommandBody[], failure: string): Promise<number> {
    const predictions = await replica.submit(bodies);
    const errors = predictions.flatMap((prediction) => prediction.errors);
    if (errors[0]) notices.bad(failure, wordsFor(errors[0].code));
    return predictions.filter((prediction) => prediction.errors.length === 0).length;
}

export async function resend(people: Person[]): Promise<void> {
    const bodies = people.flatMap((person): CommandBody[] =>
        person.can.resend && person.invitation ? [{ type: "resend", invitation: person.invitation }] : [],
    );
    const count = await submit(bodies, t("people.refused_resend"));
    if (count > 0) notices.good(t("people.resent", { count }), t("people.resent_detail"));
}

export async function remove(people: Person[]): Promise<void> {
    const bodies = people.flatMap((person): CommandBody[] =>
        person.can.revoke ? [{ type: "revoke", membership: person.membership }] : [],
    );
    const count = await submit(bodies, t("people.refused_revoke"));
    if (count > 0) notices.good(t("people.removed", { count }));
}

/** Makes the link of an invitation and puts it on the clipboard; what came before in the queue reaches the server first. */
export async function copyLink(invitation: string, name: string): Promise<void> {
    const link = replica.settled().then(() => replica.link(invitation));
    try {
        if (await copyLater(link)) notices.good(t("people.copied", { name }), t("people.copied_detail"));
        else link_by_hand.link = await link;
    } catch (thrown) {
        notices.bad(t("invite.link_failed"), wordsFor(asProblem(thrown).code));
    }
}

/** The server decided otherwise than the core had predicted: what was to happen, and why it did not. */
export function tellRefusal(refusal: Refusal): void {
    const { body } = refusal;
    const reasons = refusal.errors.map((error) => wordsFor(error.code)).join(" ");
    const titles: Partial<Record<CommandBody["type"], () => string>> = {
        invite_person: () => t("people.refused_invite", { name: called(body as { name: string; address: string }) }),
        resend: () => t("people.refused_resend"),
        revoke: () => t("people.refused_revoke"),
    };
    notices.bad(titles[body.type]?.() ?? t("people.refused_title"), reasons);
}
