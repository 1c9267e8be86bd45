import type { Person, Scope } from "@usher/core";
import { replica } from "../../sync/replica.svelte.ts";
import { t } from "../../words/words.ts";
import { commandFor, copyLinks, resend_words, submitFor, type ActionWords } from "./actions.svelte.ts";
import { called } from "./called.ts";
import type { Selection } from "./selection.svelte.ts";
import type { Tally } from "./tally.svelte.ts";

/** What can be done with people, one or many. */
export const actions = ["invite", "resend", "copy", "role", "groups", "archive", "restore", "remove"] as const;
export type Action = (typeof actions)[number];

export const may: Record<Action, (person: Person) => boolean> = {
    invite: (person) => person.can.invite,
    resend: (person) => person.can.resend,
    copy: (person) => person.can.copy_link && person.invitation !== null,
    role: (person) => person.can.change_role,
    groups: (person) => person.can.change_role,
    archive: (person) => person.can.archive,
    restore: (person) => person.can.restore,
    remove: (person) => person.can.revoke,
};

type Pieces = AsyncIterable<Person[]> | Iterable<Person[]>;

/** Whom an action is about. */
export interface Whom {
    /** How many it can be done with. Undefined while they are being counted. */
    readonly count: number | undefined;
    /** How many of those selected have been looked through, and with how many of these it can be done. */
    readonly counted: { looked: number; possible: number; selected: number };
    /** Of one alone. */
    name: string;
    pieces: () => Pieces;
    /** Those known by now: all of a list, and nobody of everybody. */
    known: Person[];
    readonly scopes: Scope[];
}

export function whom(people: Person[], action: Action): Whom {
    const able = people.filter(may[action]);
    const scopes = [...new Set(able.map((person) => person.scope))];
    const counted = { looked: people.length, possible: able.length, selected: people.length };
    return { count: able.length, counted, name: able[0] ? called(able[0]) : "", pieces: () => [able], known: able, scopes };
}

/** Those of a list as they are by now, since all of somebody's groups are sent; of everybody, who is looked through now. */
async function* asTheyAre(about: Whom): AsyncGenerator<Person[]> {
    if (about.known.length === 0) yield* about.pieces();
    for (const person of about.known) {
        const rows = (await replica.person(person.id))?.rows ?? [];
        yield [rows.find((row) => row.membership === person.membership) ?? person];
    }
}

/** Links of so many can be made one after the other while somebody waits. */
export const most_links = 500;

/** Carries actions out; those that need an answer first are asked by a dialog of the page. */
export class Bulk {
    asked = $state.raw<{ action: Action; whom: Whom } | null>(null);
    /** Whether what is taken back is so in the rows' own places alone, and not wherever the person is expected. */
    only_here = $state(false);
    onDone: () => void = () => undefined;

    one(action: Action, person: Person): void {
        this.#begin(action, whom([person], action));
    }

    /** Of everybody, the tally goes on counting while the dialog is open. */
    selected(action: Action, selection: Selection, tally: Tally): void {
        if (!selection.all) return this.#begin(action, whom(selection.chosen, action));
        this.#begin(action, {
            get count() {
                return tally.of(action);
            },
            get counted() {
                return { looked: tally.looked, possible: tally.counts[action] ?? 0, selected: selection.size };
            },
            get scopes() {
                return tally.scopes;
            },
            name: "",
            pieces: () => selection.pieces(),
            known: [],
        });
    }

    copyAll(people: Person[]): void {
        void copyLinks(people.filter(may.copy));
    }

    close(): void {
        this.asked = null;
    }

    async send(message: string): Promise<void> {
        await this.#act(commandFor.invite(message), {
            busy: t("people.inviting"),
            done: (count) => t("people.invited", { count }),
            failed: t("people.refused_send"),
        });
    }

    async changeRole(role: string): Promise<void> {
        await this.#act(commandFor.role(role), {
            busy: t("people.changing"),
            done: (count) => t("people.role_changed", { count }),
            failed: t("people.refused_role"),
        });
    }

    async setGroups(added: string[], taken: string[]): Promise<void> {
        const words = {
            busy: t("people.changing"),
            done: (count: number) => t("people.groups_changed", { count }),
            failed: t("people.refused_groups"),
        };
        await this.#act(commandFor.groups(added, taken), words, asTheyAre);
    }

    async archive(): Promise<void> {
        await this.#act(commandFor.archive, {
            busy: t("people.archiving"),
            done: (count) => t("people.archived", { count }),
            failed: t("people.refused_archive"),
        });
    }

    async remove(): Promise<void> {
        await this.#act(this.only_here ? commandFor.remove : commandFor.removeEverywhere, {
            busy: t("people.removing"),
            done: (count) => t("people.removed", { count }),
            failed: t("people.refused_revoke"),
        });
    }

    #begin(action: Action, about: Whom): void {
        if (action === "resend") void this.#submit(about, commandFor.resend, resend_words());
        else if (action === "copy") void copyLinks(about.known);
        else if (action === "restore")
            void this.#submit(about, commandFor.restore, {
                busy: t("people.restoring"),
                done: (count) => t("people.restored", { count }),
                failed: t("people.refused_restore"),
            });
        else this.asked = { action, whom: about };
    }

    async #act(build: Parameters<typeof submitFor>[1], words: ActionWords, pieces?: (about: Whom) => Pieces): Promise<void> {
        const asked = this.asked;
        if (!asked) return;
        this.asked = null;
        await this.#submit(asked.whom, build, words, pieces?.(asked.whom));
    }

    async #submit(about: Whom, build: Parameters<typeof submitFor>[1], words: ActionWords, pieces = about.pieces()): Promise<void> {
        const count = await submitFor(pieces, build, words, () => about.counted.selected);
        if (count > 0) this.onDone();
    }
}
