import type { CodeAt, CommandBody } from "@usher/core";
import { notices } from "../../interface/notices.svelte.ts";
import { online } from "../../interface/online.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { t, wordsFor } from "../../words/words.ts";
import { tell } from "../undo.ts";

/**
 * Submits one command. What the core finds wrong comes back; when it found nothing, `done` is said, or that it waits, and taking it
 * back offered once the server has made it. `about` says whom or what it is about, for the card that a refusal becomes.
 */
export async function act(body: CommandBody, done = "", about = ""): Promise<CodeAt[]> {
    // A form's lists are Svelte's proxies, which the browser does not keep; a command is what it is as JSON.
    const plain = JSON.parse(JSON.stringify(body)) as CommandBody;
    const [prediction] = await replica.submit([plain], about === "" ? [] : [about]);
    const errors = prediction?.errors ?? [{ code: "unavailable", field: "" }];
    if (errors.length > 0 || done === "") return errors;
    tell([plain], () => ({ title: done }), () => ({ title: t("sync.waits", { count: 1 }), detail: online.yes ? "" : t("organization.waits") }));
    return errors;
}

/** As `act`, for a button that has no place of its own for what is wrong. */
export async function actOrTell(body: CommandBody, done: string, failed: string, about = ""): Promise<boolean> {
    const [error] = await act(body, done, about);
    if (error) notices.bad(failed, wordsFor(error.code));
    return error === undefined;
}

/** The words for the first of them; empty when there is none. */
export const said = (errors: CodeAt[]): string => (errors[0] ? wordsFor(errors[0].code) : "");
