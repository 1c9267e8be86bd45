import type { CommandBody, Person } from "@usher/core";
import { asProblem } from "../../api/problem.ts";
import { copyLater } from "../../interface/clipboard.ts";
import { notices } from "../../interface/notices.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { t, wordsFor } from "../../words/words.ts";

/** A link that the browser did not let onto the clipboard, to be copied by hand. Empty when there is none. */
export const link_by_hand = $state({ link: "" });

export const called = (person: { name: string; address: string | null }): string => person.name || (person.address ?? "");

/** How many the core let pass; what it did not is said. */
async function submit(people: Person[], body: (person: Person) => CommandBody | null, failure: string): Promise<number> {
    const possible = people.flatMap((person) => {
        const command = body(person);
        return command ? [{ command, name: called(person) }] : [];
    });
    const predictions = await replica.submit(possible.map(({ command }) => command), possible.map(({ name }) => name));
    const errors = predictions.flatMap((prediction) => prediction.errors);
    if (errors[0]) notices.bad(failure, wordsFor(errors[0].code));
    return predictions.filter((prediction) => prediction.errors.length === 0).length;
}

/** Says what is true now: nothing is done while nothing reaches the server. */
function tell(count: number, done: string, detail = ""): void {
    if (replica.reaches) notices.good(done, detail);
    else notices.good(t("sync.waits", { count }));
}

export async function resend(people: Person[]): Promise<void> {
    const body = ({ can, invitation }: Person): CommandBody | null =>
        can.resend && invitation ? { type: "resend", invitation } : null;
    const count = await submit(people, body, t("people.refused_resend"));
    if (count > 0) tell(count, t("people.resent", { count }), t("people.resent_detail"));
}

export async function remove(people: Person[]): Promise<void> {
    const body = ({ can, membership }: Person): CommandBody | null => (can.revoke ? { type: "revoke", membership } : null);
    const count = await submit(people, body, t("people.refused_revoke"));
    if (count > 0) tell(count, t("people.removed", { count }));
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
