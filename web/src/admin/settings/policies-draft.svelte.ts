import type { CodeAt, Policies } from "@usher/core";
import { t, wordsFor } from "../../words/words.ts";
import { act } from "../organization/act.ts";
import { known } from "../known.svelte.ts";
import { keepDraft } from "./keep-draft.ts";

const first: Policies = { invite_ttl_ms: 0, onboarding: "direct" };

/** Changes to the policies that are not saved yet, over the policies as they stand now. */
export class PoliciesDraft {
    #changed = $state.raw<Partial<Policies>>({});
    errors = $state.raw<CodeAt[]>([]);
    busy = $state(false);

    /** Made with the card of that name. */
    constructor(card: string) {
        keepDraft(
            card,
            () => (this.dirty ? this.#changed : undefined),
            (changed) => (this.#changed = changed),
        );
    }

    get whole(): Policies {
        return { ...(known.now?.policies ?? first), ...this.#changed };
    }

    get dirty(): boolean {
        return Object.keys(this.#changed).length > 0;
    }

    set<Key extends keyof Policies>(key: Key, value: Policies[Key]): void {
        const { [key]: _, ...rest } = this.#changed;
        const stands = JSON.stringify(known.now?.policies[key] ?? null) === JSON.stringify(value ?? null);
        this.#changed = stands ? rest : { ...rest, [key]: value };
        this.errors = this.errors.filter((error) => !error.field.startsWith(`policies.${key}`));
    }

    /** The words for what is wrong with one of them. */
    problem(key: keyof Policies): string {
        const error = this.errors.find(({ field }) => field.startsWith(`policies.${key}`));
        return error ? wordsFor(error.code) : "";
    }

    /** What is wrong with none of them in particular. */
    get whole_problem(): string {
        const error = this.errors.find(({ field }) => !field.startsWith("policies."));
        return error ? wordsFor(error.code) : "";
    }

    discard(): void {
        this.#changed = {};
        this.errors = [];
    }

    async save(): Promise<void> {
        this.busy = true;
        // All of it is sent, so that the rest is to be as it stands now; what changes until it arrives stays by what it `was`.
        await known.read();
        this.errors = await act({ type: "set_policies", policies: this.whole, was: known.now?.policies ?? first }, t("organization.saved"));
        if (this.errors.length === 0) {
            await known.read();
            this.#changed = {};
        }
        this.busy = false;
    }
}
