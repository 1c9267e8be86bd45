import type { Field, FieldVerdict } from "@usher/core";
import { untrack } from "svelte";
import { core } from "../core.ts";

/**
 * A text and what the core thinks of it, judged with every keystroke. `said` is what the server answered about this very
 * text; it goes as soon as the text changes. Verdicts that arrive late, for a text that is no longer there, are dropped.
 */
export class JudgedField {
    readonly kind: Field;
    text = $state("");
    verdict = $state.raw<FieldVerdict | null>(null);
    /** The person has left the field once, or tried to go on: from now on a fault is shown as one. */
    left = $state(false);
    said = $state<string | null>(null);
    #personal: () => string[];
    #asked = 0;

    constructor(kind: Field, text = "", personal: () => string[] = () => []) {
        this.kind = kind;
        this.text = text;
        this.#personal = personal;
    }

    /** The code of what is wrong, by the server or by the core. */
    get code(): string | null {
        return this.said ?? this.verdict?.code ?? null;
    }

    get fine(): boolean {
        return this.verdict !== null && this.code === null;
    }

    async judge(): Promise<FieldVerdict> {
        const asked = ++this.#asked;
        const verdict = await core.judgeField(this.kind, this.text, this.#personal());
        if (asked === this.#asked) this.verdict = verdict;
        return verdict;
    }

    change(text: string): void {
        // That something is needed is not said of the first letter, until the core has seen it.
        if (this.text === "") this.verdict = null;
        this.text = text;
        this.said = null;
        void this.judge();
    }

    /** What nobody has written over follows what is saved, by whomever. Called where an effect may run. */
    follow(saved: () => string): void {
        let stood = untrack(saved);
        $effect(() => {
            const now = saved();
            untrack(() => {
                if (now !== stood && this.text === stood) this.change(now);
            });
            stood = now;
        });
    }

    leave(): void {
        if (this.text !== "") this.left = true;
    }

    /** True when the text may be sent. */
    async check(): Promise<boolean> {
        this.left = true;
        return (await this.judge()).code === null && this.said === null;
    }
}

/** Checks all, and puts the focus into the first that is not fine. */
export async function checkAll(fields: JudgedField[], form: HTMLFormElement): Promise<boolean> {
    const verdicts = await Promise.all(fields.map((field) => field.check()));
    if (verdicts.every(Boolean)) return true;
    focusFault(form);
    return false;
}

/** Puts the focus into the first field that is shown as wrong, once it is. */
export function focusFault(form: HTMLElement): void {
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
