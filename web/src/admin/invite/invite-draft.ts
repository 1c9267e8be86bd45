import type { PastedPerson } from "@usher/core";
import { session } from "../../api/session.svelte.ts";
import { core } from "../../core.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { judge } from "../judge.ts";
import { invitation, refined } from "./invitation.ts";
import { InviteOptions } from "./invite-choice.svelte.ts";
import { InviteList } from "./invite-list.svelte.ts";
import { OnePerson } from "./one-person.svelte.ts";

/**
 * All that the dialog was told. What was typed and not sent, or was sent and refused, is there again when the same account opens the
 * dialog anew, in the same place.
 */
export class InviteDraft {
    readonly options = new InviteOptions();
    readonly person = new OnePerson();
    readonly list = new InviteList(core, (pasted) => this.#verdict(pasted));
    readonly #place = placeNow();
    /** The invitations that it was sent as. */
    #sent: string[] = [];

    get isKept(): boolean {
        const { name, address, username, metadata } = this.person;
        const typed = [this.options.message, name, address, username, metadata].some((field) => field.text.trim() !== "");
        return (this.#sent.length === 0 || this.#isRefused) && this.#place === placeNow() && (typed || !this.list.empty);
    }

    sent(invitations: string[]): void {
        this.#sent = invitations;
    }

    /** As long as the card that says so stands. */
    get #isRefused(): boolean {
        return replica.cards.some(({ body }) => body.type === "invite_person" && this.#sent.includes(body.invitation));
    }

    async #verdict(pasted: PastedPerson): Promise<PastedPerson> {
        const choice = this.options.choice;
        if (choice.scopes.length === 0 || pasted.address === null) return pasted;
        const { errors, notes } = await judge(invitation(pasted, choice));
        return refined(pasted, errors, notes, choice.scopes.length);
    }
}

const placeNow = (): string => `${session.account?.id ?? ""} ${replica.organization}`;

let last: InviteDraft | undefined;

export function inviteDraft(): InviteDraft {
    last = last?.isKept ? last : new InviteDraft();
    return last;
}
