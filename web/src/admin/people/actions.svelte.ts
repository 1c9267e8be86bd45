import type { CommandBody, Person } from "@usher/core";
import { newId } from "../../api/identifiers.ts";
import { asProblem, unreachable } from "../../api/problem.ts";
import { copyLater } from "../../interface/clipboard.ts";
import { notices } from "../../interface/notices.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { t, wordsFor } from "../../words/words.ts";
import { whenCutOff } from "../cut-off.svelte.ts";
import { progress } from "../progress.ts";
import { tell } from "../undo.ts";
import { called } from "./called.ts";

/** Links that the browser did not let onto the clipboard, to be copied by hand. Empty when there are none. */
export const link_by_hand = $state({ link: "" });

/** How many commands the core is asked to predict before the page may draw again. */
const commands_at_once = 500;
export interface ActionWords {
    busy: string;
    done: (count: number) => string;
    detail?: string;
    failed: string;
}

/**
 * Submits, tells what came of it, and offers to undo it. What the core refused is said once. `about` says whom each is about.
 * The number that the core let pass.
 */
export async function submit(bodies: CommandBody[], words: ActionWords, about: string[] = []): Promise<number> {
    const passed: CommandBody[] = [];
    const errors: string[] = [];
    const work = progress(words.busy, bodies.length);
    for (let from = 0; from < bodies.length; from += commands_at_once) {
        const some = bodies.slice(from, from + commands_at_once);
        const predictions = await replica.submit(some, about.slice(from, from + commands_at_once));
        for (const [index, body] of some.entries()) {
            const error = predictions[index]?.errors[0];
            if (error) errors.push(error.code);
            else passed.push(body);
        }
        work.tell(from + some.length, bodies.length);
    }
    work.over();
    if (errors[0]) notices.bad(words.failed, whyNot(errors, bodies.length));
    if (passed.length > 0) {
        const made = (count: number) => ({ title: words.done(count), detail: words.detail ?? "" });
        tell(passed, made, (count) => ({ title: t("sync.waits", { count }) }));
    }
    return passed.length;
}

/** The first reason, and of many how many there were. */
function whyNot(errors: string[], all: number): string {
    const [why = ""] = errors;
    return all === 1 ? wordsFor(why) : t("people.refused_of", { count: errors.length, all, why: wordsFor(why) });
}

/**
 * The same for people that come piece by piece; no command is made twice, though two may share an invitation. Whoever acts comes last:
 * what they take from themselves they need until then.
 */
export async function submitFor(
    pieces: AsyncIterable<Person[]> | Iterable<Person[]>,
    build: (person: Person) => CommandBody | CommandBody[] | undefined,
    words: ActionWords,
    selected: () => number,
): Promise<number> {
    const bodies = new Map<string, { body: CommandBody; name: string; me: boolean }>();
    const work = progress(t("people.looking_through"), selected());
    let looked = 0;
    let able = 0;
    for await (const people of pieces) {
        for (const person of people) {
            const built = [build(person) ?? []].flat();
            if (built.length > 0) ++able;
            for (const body of built) bodies.set(keyOf(body, person), { body, name: called(person), me: person.me });
        }
        looked += people.length;
        work.tell(looked, selected());
    }
    work.over();
    const all = [...bodies.values()].sort((one, other) => Number(one.me) - Number(other.me));
    return submit(
        all.map(({ body }) => body),
        { ...words, done: (count) => words.done(Math.min(count, able)) },
        all.map(({ name }) => name),
    );
}

function keyOf(body: CommandBody, person: Person): string {
    if (body.type === "resend") return body.invitation;
    return "membership" in body ? body.membership : person.membership;
}

export const commandFor = {
    resend: (person: Person): CommandBody | undefined =>
        person.can.resend && person.invitation ? { type: "resend", invitation: person.invitation } : undefined,
    remove: (person: Person): CommandBody | undefined =>
        person.can.revoke ? { type: "revoke", membership: person.membership } : undefined,
    /** Wherever they are expected, so that no link of theirs opens anything; of whom it can be removed in the row's own place. */
    removeEverywhere: (person: Person): CommandBody[] => {
        const places = person.can.revoke ? [person.membership, ...person.also.filter((each) => each.revoke).map((each) => each.membership)] : [];
        return places.map((membership) => ({ type: "revoke", membership }));
    },
    archive: (person: Person): CommandBody | undefined =>
        person.can.archive ? { type: "archive", membership: person.membership } : undefined,
    restore: (person: Person): CommandBody | undefined =>
        person.can.restore ? { type: "restore", membership: person.membership } : undefined,
    invite:
        (message: string) =>
        (person: Person): CommandBody | undefined =>
            person.can.invite
                ? {
                      type: "invite",
                      person: person.id,
                      memberships: [person.membership],
                      invitation: newId(),
                      when: "now",
                      message,
                  }
                : undefined,
    role:
        (role: string) =>
        (person: Person): CommandBody | undefined =>
            person.can.change_role && person.role?.id !== role
                ? { type: "change_role", membership: person.membership, role }
                : undefined,
    /** Puts into some groups and takes out of others; the rest stays. */
    groups:
        (added: string[], taken: string[]) =>
        (person: Person): CommandBody | undefined => {
            const was = person.groups.map((group) => group.id);
            const groups = [...new Set([...was, ...added])].filter((id) => !taken.includes(id));
            return person.can.change_role && groups.join() !== was.join() ? { type: "set_groups", membership: person.membership, groups, was } : undefined;
        },
};

/** Makes the link of an invitation and puts it on the clipboard; what came before in the queue reaches the server first. */
export async function copyLink(invitation: string, name: string): Promise<void> {
    await copyText(
        settled().then(() => replica.link(invitation)),
        t("people.copied", { name }),
    );
}

/** A line for each: name, address and link, as a table takes them. */
export async function copyLinks(people: Pick<Person, "name" | "address" | "invitation">[]): Promise<void> {
    const [only] = people;
    if (people.length === 1 && only?.invitation) return copyLink(only.invitation, called(only));
    const work = progress(t("people.copying"), people.length);
    const lines = async (): Promise<string> => {
        await settled();
        const made: string[] = [];
        for (const person of people) {
            if (!person.invitation) continue;
            made.push([person.name, person.address ?? "", await replica.link(person.invitation)].join("\t"));
            work.tell(made.length, people.length);
        }
        return made.join("\n");
    };
    await copyText(lines(), t("people.copied_many", { count: people.length }));
    work.over();
}

/**
 * What came before in the queue has reached the server. Throws a Problem as soon as nothing does: a link that comes when nobody
 * waits for it any more would take the place of what was copied meanwhile.
 */
async function settled(): Promise<void> {
    let stop: () => void = () => undefined;
    const cut_off = new Promise<never>((_, reject) => (stop = whenCutOff(() => reject(unreachable()))));
    try {
        await Promise.race([replica.settled(), cut_off]);
    } finally {
        stop();
    }
}

async function copyText(text: Promise<string>, done: string): Promise<void> {
    try {
        if (await copyLater(text)) notices.good(done, t("people.copied_detail"));
        else link_by_hand.link = await text;
    } catch (thrown) {
        notices.bad(t("invite.link_failed"), wordsFor(asProblem(thrown).code));
    }
}

export const resend_words = (): ActionWords => ({
    busy: t("people.resending"),
    done: (count) => t("people.resent", { count }),
    detail: t("people.resent_detail"),
    failed: t("people.refused_resend"),
});
