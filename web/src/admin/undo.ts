import type { Answer, CommandBody } from "@usher/core";
import { notices } from "../interface/notices.svelte.ts";
import { replica } from "../sync/replica.svelte.ts";
import { later } from "../words/later.ts";
import { whenCutOff } from "./cut-off.svelte.ts";

/** As long as the server takes an undo, less what the way there may take. */
const undo_ms = 9000;

/** What a notice says. */
export interface Words {
    title: string;
    detail?: string;
}

/** The server adds what Undo calls the command, when it can be taken back. */
interface Answered extends Answer {
    command?: string;
}

/** A command that the server has made, and what it noted of it. */
export interface Done {
    body: CommandBody;
    answer: Answered;
}

/** The words for as many as were made: `done` once the server has answered. */
type Made = (count: number, done?: Done[]) => Words;

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
 * Says what is true of commands that the core let pass: that they are made, or that they wait as soon as nothing reaches the server.
 * When the server has done all that they say, the notice says so, in the words for as many as it made, and offers to take that back.
 * Of nothing that was made it tells nothing.
 */
export function tell(bodies: CommandBody[], made: Made, waits: (count: number) => Words): void {
    const { title, detail } = replica.reaches ? made(bodies.length) : waits(bodies.length);
    // Where the code that takes it back cannot be had, it is not offered.
    void follow(notices.good(title, detail), bodies, made, waits).catch(() => undefined);
}

async function follow(notice: number, bodies: CommandBody[], made: Made, waits: (count: number) => Words): Promise<void> {
    const home = replica.organization;
    let left = bodies.length;
    const say = ({ title, detail }: Words): void => notices.say(notice, title, detail);
    const end = whenCutOff(() => say(waits(left)));
    // What was done first can be undone the shortest.
    let first_ms = Infinity;
    const answerTo = (body: CommandBody): Promise<Answered> =>
        new Promise((resolve) => {
            waiting.set(keyOf(body), (answer) => {
                first_ms = Math.min(first_ms, Date.now());
                --left;
                resolve(answer);
            });
        });
    const answered = await Promise.all(bodies.map(async (body): Promise<Done> => ({ body, answer: await answerTo(body) })));
    end();
    const done = answered.filter(({ answer }) => answer.errors.length === 0);
    if (done.length === 0) return notices.dismiss(notice);
    say(made(done.length, done));
    const changes = done.flatMap(({ answer }) => answer.command ?? []);
    const code = changes.length > 0 ? await later(import("./take-back.ts")) : undefined;
    overtake(home, notice, bodies);
    code?.offer(notice, home, code.batchesOf(changes), first_ms + undo_ms);
}

/** What commands about somebody name; all others are about the organization itself. */
const about_people = ["person", "membership", "memberships", "invitation", "keep", "request", "change"];
const last_of_organization = new Map<string, number>();

/** The organization itself is taken back as a whole: once it has changed again, the change before cannot be. */
function overtake(home: string, notice: number, bodies: CommandBody[]): void {
    if (bodies.every((body) => about_people.some((key) => key in body))) return;
    const before = last_of_organization.get(home);
    if (before !== undefined) notices.withdraw(before);
    last_of_organization.set(home, notice);
}
