import type { InvitePerson, Prediction } from "@usher/core";
import { replica } from "../../sync/replica.svelte.ts";
import { t, wordsFor } from "../../words/words.ts";
import { known } from "../known.svelte.ts";
import { copyLinks } from "../people/actions.svelte.ts";
import { called } from "../people/called.ts";
import { type Done, tell, type Words } from "../undo.ts";

export interface Sent {
    /** Which of the commands the core let pass. */
    passed: boolean[];
    /** The invitations of those that passed; the server may refuse them yet. */
    invitations: string[];
    /** The words for the first that it did not. */
    problem: string;
}

/** Sends invitations, says what is true of them now, and offers to take them back. */
export async function sendInvitations(bodies: InvitePerson[], mail: boolean): Promise<Sent> {
    const predictions = await replica.submit(
        bodies,
        bodies.map(({ name = "", address = null }) => called({ name, address })),
    );
    const passed = predictions.map((prediction) => prediction.errors.length === 0);
    const sent = bodies.filter((_, index) => passed[index]);
    const [first] = sent;
    if (first) {
        const by_link = first.when === "by_link";
        if (by_link) void copyLinks(sent.map(({ name = "", address = null, invitation }) => ({ name, address, invitation })));
        const may_invite = first.seats.every(({ scope }) => known.may("invitations.send", scope));
        const made = (count: number, done: Done[] = []): Words => {
            const before = done.filter(wasBefore);
            if (before.length === 0) return wordsOf(count, first.when, mail, may_invite);
            const title = wordsBefore(before);
            const detail = t("invite.before_detail");
            return before.length === count
                ? { title, detail }
                : { title: wordsOf(count - before.length, first.when, mail, may_invite).title, detail: `${title}. ${detail}` };
        };
        tell(sent, made, (count) => ({ title: t("invite.waits", { count }) }));
    }
    return { passed, invitations: sent.map(({ invitation }) => invitation), problem: firstError(predictions) };
}

/** Somebody else had invited them, or they are members, in all places: nothing of the command was used. */
function wasBefore({ body, answer }: Done): boolean {
    const settled = answer.notes.filter(({ field }) => field.startsWith("seats["));
    return "seats" in body && settled.length > 0 && settled.length >= body.seats.length;
}

function wordsBefore(before: Done[]): string {
    const { name = "", address = null } = before[0]?.body as InvitePerson;
    return t("invite.before", { count: before.length, name: called({ name, address }) });
}

/** Nothing leaves a server without mail. */
function wordsOf(count: number, when: InvitePerson["when"], mail: boolean, may_invite: boolean): Words {
    if (when === "later") return { title: t("invite.added", { count }), detail: t(may_invite ? "invite.added_detail" : "invite.added_for_others") };
    if (when === "by_link") return { title: t("invite.made", { count }) };
    if (mail) return { title: t("invite.sent", { count }), detail: t("invite.sent_detail") };
    return { title: t("invite.made", { count }), detail: t("invite.hand_over") };
}

function firstError(predictions: Prediction[]): string {
    const error = predictions.flatMap((prediction) => prediction.errors)[0];
    return error ? wordsFor(error.code) : "";
}
