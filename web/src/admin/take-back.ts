import type { Answer, CodeAt, Command, CommandBody } from "@usher/core";
import { newId } from "../api/identifiers.ts";
import { request } from "../api/http.ts";
import { asProblem, type Problem } from "../api/problem.ts";
import { notices } from "../interface/notices.svelte.ts";
import { t, wordsFor } from "../words/words.ts";
import { progress } from "./progress.ts";

const commands_a_batch = 1000;

/** Commands of a client of their own: nothing predicts them, because only the server knows what was before. It knows a repeat by the client. */
export interface Batch {
    client: string;
    commands: Command[];
}

/** The last first. */
export function batchesOf(changes: string[]): Batch[] {
    const bodies = changes.toReversed().map((change): CommandBody => ({ type: "undo", change }));
    return Array.from({ length: Math.ceil(bodies.length / commands_a_batch) }, (_, number) => ({
        client: newId(),
        commands: bodies
            .slice(number * commands_a_batch, (number + 1) * commands_a_batch)
            .map((body, index) => ({ sequence: index + 1, body })),
    }));
}

const sizeOf = (batches: Batch[]): number => batches.reduce((sum, { commands }) => sum + commands.length, 0);

export const offer = (notice: number, home: string, batches: Batch[], until: number): void =>
    notices.offer(notice, { label: t("everywhere.undo"), run: () => void undo(home, batches, until), until });

/** In the organization that the changes were made in, whichever is open by now. What no server took is offered again, while there is time. */
async function undo(home: string, batches: Batch[], until: number): Promise<void> {
    const all = sizeOf(batches);
    const work = progress(t("admin.undoing"), all);
    const errors: CodeAt[] = [];
    const left = [...batches];
    let failed: Problem | undefined;
    while (left[0] && !failed) {
        try {
            const { body } = await request<{ answers: Answer[] }>("POST", `/v1/organizations/${home}/commands`, left[0]);
            errors.push(...body.answers.flatMap((answer) => answer.errors));
            left.shift();
            work.tell(all - sizeOf(left), all);
        } catch (thrown) {
            failed = asProblem(thrown);
        }
    }
    work.over();
    const undone = all - sizeOf(left) - errors.length;
    if (errors[0]) notices.bad(t("admin.undo_failed", { count: errors.length }), wordsFor(errors[0].code));
    if (undone > 0) notices.good(t("admin.undone", { count: undone }));
    if (failed) offer(notices.bad(t("admin.undo_failed", { count: sizeOf(left) }), wordsFor(failed.code)), home, left, until);
}
