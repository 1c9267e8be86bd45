import type { PastedPerson } from "@usher/core";

/** The part of the core that is needed here. */
export interface PasteJudge {
    judgePaste(text: string): Promise<PastedPerson[]>;
}

/**
 * Who is about to be invited, in the order in which they were typed or pasted. The core judges them all together, because
 * "listed twice" is said of one beside the others; whatever it makes of a text is what the list holds.
 */
export class InviteList {
    people = $state.raw<PastedPerson[]>([]);
    /** Who stands in what is still being typed. */
    considered = $state.raw<PastedPerson[]>([]);
    #judge: PasteJudge;
    #refine: (person: PastedPerson) => Promise<PastedPerson>;
    #texts: string[] = [];
    #asked = 0;
    #settling: Promise<void> = Promise.resolve();

    /** `refine` says of one person what the paste alone does not tell: what becomes of them in the projects that were chosen. */
    constructor(judge: PasteJudge, refine: (person: PastedPerson) => Promise<PastedPerson> = (person) => Promise.resolve(person)) {
        this.#judge = judge;
        this.#refine = refine;
    }

    /** Those who will get an invitation; the others are skipped. */
    get ready(): PastedPerson[] {
        return this.people.filter(isReady);
    }

    /** How many will get an invitation, those being typed included. */
    get count(): number {
        return this.ready.length + this.considered.filter(isReady).length;
    }

    /** Whether nothing was typed or pasted, judged or not. */
    get empty(): boolean {
        return this.#texts.length === 0;
    }

    get skipped(): PastedPerson[] {
        return this.people.filter((person) => !isReady(person));
    }

    add(text: string): Promise<void> {
        return this.#set([...this.#texts, text]);
    }

    /** A text that has become empty goes. */
    replace(index: number, text: string): Promise<void> {
        return this.#set(this.#texts.with(index, text));
    }

    remove(index: number): Promise<void> {
        return this.#set(this.#texts.toSpliced(index, 1));
    }

    /** Keeps only these, for another try. */
    keep(people: PastedPerson[]): Promise<void> {
        return this.#set(people.map((person) => person.text));
    }

    /** Judges again, because the replica has changed. */
    refresh(): Promise<void> {
        return this.#set(this.#texts);
    }

    /** Resolves when everything added so far is judged. */
    settled(): Promise<void> {
        return this.#settling;
    }

    /** Judges what is being typed beside those already here. */
    async consider(draft: string): Promise<void> {
        const asked = this.#asked;
        const texts = this.#texts;
        const all = draft.trim() === "" ? [] : await this.#read([...texts, draft]);
        if (asked === this.#asked) this.considered = all.slice(texts.length);
    }

    #set(texts: string[]): Promise<void> {
        this.#settling = this.#judgeAll(texts);
        return this.#settling;
    }

    async #judgeAll(texts: string[]): Promise<void> {
        this.considered = [];
        this.#texts = texts.filter((text) => text.trim() !== "");
        const asked = ++this.#asked;
        const people = this.#texts.length === 0 ? [] : await this.#read(this.#texts);
        if (asked !== this.#asked) return;
        this.people = people;
        this.#texts = people.map((person) => person.text);
    }

    async #read(texts: string[]): Promise<PastedPerson[]> {
        return Promise.all((await this.#judge.judgePaste(texts.join("\n"))).map((person) => this.#refine(person)));
    }
}

const isReady = (person: PastedPerson): boolean => person.verdict === "create" || person.verdict === "invite";

/** The suggested address in the place of the one that was typed, with the name kept. */
export function withSuggestion(person: PastedPerson): string {
    const suggestion = person.suggestion ?? person.address ?? "";
    return person.name === "" ? suggestion : `"${person.name.replace(/["\\]/g, "\\$&")}" <${suggestion}>`;
}
