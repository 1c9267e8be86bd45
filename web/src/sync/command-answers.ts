import type { Answer, Command, CommandBody } from "@usher/core";
import { newId } from "../api/identifiers.ts";
import type { Problem } from "../api/problem.ts";
import type { Card, WaitingCommand } from "../kept/database.ts";

/** The server did not take the command under this number and never will: another client has to begin anew. */
const lost_count = ["out_of_order", "idempotency_key_reused"];

export const sent = ({ sequence, body }: WaitingCommand): Command => ({ sequence, body });

/** What a new thing is called by its own command. */
export function nameIn(body: CommandBody): string {
    const { name, address } = body as { name?: string; address?: string | null };
    return name || (address ?? "");
}

export const refusal = (sequence: number, errors: Answer["errors"]): Answer => ({
    sequence,
    change: 0,
    errors,
    notes: [],
    renamed: [],
});

/** `already_applied`: it was answered so long ago that nobody knows what; it is done. */
export const whatItMeans = (answer: Answer): Answer =>
    answer.errors.some((error) => error.code === "already_applied") ? { ...answer, errors: [] } : answer;

export const hasLostCount = (answer: Answer): boolean => answer.errors.some((error) => lost_count.includes(error.code));

export function cardOf(answer: Answer, command: WaitingCommand | undefined, at: string): Card[] {
    if (answer.errors.length === 0 || !command) return [];
    return [{ id: newId(), at, about: command.about, body: command.body, errors: answer.errors }];
}

/** Whether the same request may be answered otherwise a little later. */
export const mayPass = (problem: Problem): boolean => problem.status === 0 || problem.status === 429 || problem.status >= 500;
