import type { CodeAt, Field, IdentityValues, InvitePerson } from "@usher/core";
import { idsTogether } from "../../api/identifiers.ts";
import { core } from "../../core.ts";
import { JudgedField } from "../../interface/judged-field.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { wordsFor } from "../../words/words.ts";

/** Whether somebody can have it: nobody knows yet, it is free, or it is another's. */
export type Freedom = "unknown" | "free" | "taken";

/** A field whose changes are heard of. */
class HeardField extends JudgedField {
    #heard: () => void;

    constructor(kind: Field, heard: () => void) {
        super(kind);
        this.#heard = heard;
    }

    override change(text: string): void {
        super.change(text);
        this.#heard();
    }
}

/** The form of a user who is made now: address and username, each judged against everybody here while it is typed. */
export class NewUser {
    name = new JudgedField("name");
    address = new HeardField("address", () => this.#addressChanged());
    username = new JudgedField("username");
    role = $state("");
    values = $state<IdentityValues>({});
    errors = $state.raw<CodeAt[]>([]);
    /** Why the address is not new here: already a member, already invited. */
    used = $state<string | null>(null);
    freedom = $state<Freedom>("unknown");
    #derives = true;
    #asked = 0;

    /** From now on the username is the person's own choice, until it is emptied. */
    changeUsername(text: string): void {
        this.#derives = text === "";
        this.#setUsername(text);
    }

    /** Whether anything was typed. */
    get begun(): boolean {
        return [this.name.text, this.address.text, this.username.text, ...Object.values(this.values)].some((text) => text.trim() !== "");
    }

    body(id?: InvitePerson["person"]): InvitePerson {
        const next = idsTogether();
        const values = Object.fromEntries(Object.entries(this.values).filter(([, value]) => value.trim() !== ""));
        return {
            type: "invite_person",
            person: id ?? next(),
            name: this.name.text.trim(),
            address: this.address.text.trim(),
            username: this.username.text,
            seats: [{ id: next(), scope: null }],
            invitation: next(),
            role: this.role,
            when: "now",
            ...(Object.keys(values).length > 0 ? { identity: values } : {}),
        };
    }

    #addressChanged(): void {
        void this.#derive();
        void this.#judgeAddress();
    }

    async #derive(): Promise<void> {
        const text = this.address.text;
        const { username = "" } = await this.address.judge();
        if (this.#derives && text === this.address.text) this.#setUsername(username);
    }

    #setUsername(text: string): void {
        this.username.change(text);
        void this.#judgeFreedom();
    }

    async #judgeAddress(): Promise<void> {
        const text = this.address.text;
        const [person] = text.trim() === "" ? [] : await core.judgePaste(text);
        if (text !== this.address.text) return;
        const is_used = person?.verdict === "no_change" || person?.verdict === "invite";
        this.used = is_used ? (person.code === null ? wordsFor("address_taken") : wordsFor(person.code)) : null;
    }

    async #judgeFreedom(): Promise<void> {
        const asked = ++this.#asked;
        this.freedom = "unknown";
        if (this.username.text === "" || (await this.username.judge()).code !== null) return;
        // A person without address is what nothing but the username can be wrong with.
        const body = { ...this.body(), address: null, when: "later" as const };
        const { errors } = await replica.judge(body);
        if (asked !== this.#asked) return;
        this.freedom = errors.some((error) => error.code === "username_taken") ? "taken" : "free";
    }
}
