/** So many works may wait before whoever adds more should. */
const most_waiting = 16;

/** Works that are done one after the other, whatever becomes of each. */
export class InOrder {
    #last: Promise<void> = Promise.resolve();
    #waiting = 0;

    add(work: () => Promise<void>): void {
        this.#waiting += 1;
        this.#last = this.#last.then(work, work).finally(() => (this.#waiting -= 1));
    }

    /** Resolves when all are done, or at once where few wait and that is enough. */
    done(few_may_wait: boolean): Promise<void> {
        return few_may_wait && this.#waiting <= most_waiting ? Promise.resolve() : this.#last;
    }
}
