import type { Answer, CommandBody } from "@usher/core";
import { newId } from "../api/identifiers.ts";
import { request } from "../api/http.ts";
import { asProblem } from "../api/problem.ts";
import { notices } from "../interface/notices.svelte.ts";
import { replica } from "../sync/replica.svelte.ts";
import { t, wordsFor } from "../words/words.ts";
import { progress } from "./progress.ts";

/** As long as the server takes an undo, less what the way there may take. */
const undo_ms = 9000;
const commands_a_batch = 1000;

/** What a notice says. */
export interface Words {
    title: string;
    detail?: string;
}

/** The server adds what Undo calls the command, when it can be taken back. */
interface Answered extends Answer {
    command?: string;
}

const waiting = new Map<string, (answer: Answered) => void>();

/** The queue may keep a copy of a command, so that it is known by what it says; the ids in it make that its own. */
const keyOf = (body: CommandBody): string => JSON.stringify(body);

/** Told by the replica of every command that was answered. */
export function takeAnswer(body: CommandBody, answer: Answered): void {
    const key = keyOf(body);
    waiting.get(key)?.(answer);
    waiting.delete(key);
}

/**
 * As soon as the server has done all that these commands say, the notice that tells of them says so, in the words for as many as it
 * made, and offers to take that back. Of nothing that was made it tells nothing.
 */
export async function offerUndo(notice: number, bodies: CommandBody[], words: (made: number) => Words): Promise<void> {
    // What was done first can be undone the shortest.
    let first_ms = Infinity;
    const answerTo = (body: CommandBody): Promise<Answered> =>
        new Promise((resolve) => {
            waiting.set(keyOf(body), (answer) => {
                first_ms = Math.min(first_ms, Date.now());
                resolve(answer);
            });
        });
    const made = (await Promise.all(bodies.map(answerTo))).filter((answer) => answer.errors.length === 0);
    if (made.length === 0) return notices.dismiss(notice);
    const { title, detail } = words(made.length);
    notices.say(notice, title, detail);
    const changes = made.flatMap((answer) => answer.command ?? []);
    if (changes.length === 0) return;
    const until = first_ms + undo_ms;
    notices.offer(notice, { label: t("everywhere.undo"), run: () => void undo(changes), until });
}

/**
 * The last first. They are commands of a client of their own: nothing predicts them, because only the server knows what was
 * before.
 */
async function undo(changes: string[]): Promise<void> {
    const path = `/v1/organizations/${replica.organization}/commands`;
    const bodies = changes.toReversed().map((change): CommandBody => ({ type: "undo", change }));
    const work = progress(t("admin.undoing"), bodies.length);
    try {
        const errors = [];
        for (let from = 0; from < bodies.length; from += commands_a_batch) {
            const commands = bodies.slice(from, from + commands_a_batch).map((body, index) => ({ sequence: index + 1, body }));
            const { body } = await request<{ answers: Answer[] }>("POST", path, { client: newId(), commands });
            errors.push(...body.answers.flatMap((answer) => answer.errors));
            work.tell(from + commands.length, bodies.length);
        }
        if (errors[0]) notices.bad(t("admin.undo_failed", { count: errors.length }), wordsFor(errors[0].code));
        if (errors.length < changes.length) notices.good(t("admin.undone", { count: changes.length - errors.length }));
    } catch (thrown) {
        notices.bad(t("admin.undo_failed", { count: changes.length }), wordsFor(asProblem(thrown).code));
    } finally {
        work.over();
    }
}
