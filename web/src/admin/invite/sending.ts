import type { InvitePerson, Prediction } from "@usher/core";
import { notices } from "../../interface/notices.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { t, wordsFor } from "../../words/words.ts";
import { copyLinks } from "../people/actions.svelte.ts";
import { offerUndo } from "../undo.ts";

export interface Sent {
    /** Which of the commands the core let pass. */
    passed: boolean[];
    /** The words for the first that it did not. */
    problem: string;
}

/** Sends invitations, says what is true of them now, and offers to take them back. */
export async function sendInvitations(bodies: InvitePerson[], mail: boolean): Promise<Sent> {
    const predictions = await replica.submit(bodies);
    const passed = predictions.map((prediction) => prediction.errors.length === 0);
    const sent = bodies.filter((_, index) => passed[index]);
    const [first] = sent;
    if (first) {
        const by_link = first.when === "by_link";
        if (by_link) void copyLinks(sent.map(({ name = "", address = null, invitation }) => ({ name, address, invitation })));
        void offerUndo(announce(sent.length, first.when, mail), sent);
    }
    return { passed, problem: firstError(predictions) };
}

/** Nothing leaves a server without mail, or a page without connection. */
function announce(count: number, when: InvitePerson["when"], mail: boolean): number {
    if (!replica.reaches) return notices.good(t("invite.waits", { count }));
    if (when === "later") return notices.good(t("invite.added", { count }), t("invite.added_detail"));
    if (when === "by_link") return notices.good(t("invite.made", { count }));
    if (mail) return notices.good(t("invite.sent", { count }), t("invite.sent_detail"));
    return notices.good(t("invite.made", { count }), t("invite.hand_over"));
}

function firstError(predictions: Prediction[]): string {
    const error = predictions.flatMap((prediction) => prediction.errors)[0];
    return error ? wordsFor(error.code) : "";
}
