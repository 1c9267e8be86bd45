import type { Mail, Outbox } from "../../api/answers.ts";
import { request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";

/** The mails that were written, newest first, a page at a time. */
export class OutboxView {
    mails = $state.raw<Mail[]>([]);
    more = $state(false);
    loaded = $state(false);
    busy = $state(false);
    problem = $state.raw<Problem>();
    chosen = $state<number>();

    get mail(): Mail | undefined {
        return this.mails.find((mail) => mail.number === this.chosen);
    }

    async refresh(): Promise<void> {
        await this.#load("/v1/outbox", []);
    }

    async older(): Promise<void> {
        const last = this.mails.at(-1);
        if (last) await this.#load(`/v1/outbox?before=${last.number}`, this.mails);
    }

    async #load(path: string, before: Mail[]): Promise<void> {
        if (this.busy) return;
        this.busy = true;
        try {
            const { body } = await request<Outbox>("GET", path);
            this.mails = [...before, ...body.mails];
            this.more = body.more;
            this.loaded = true;
            this.problem = undefined;
        } catch (thrown) {
            this.problem = asProblem(thrown);
        } finally {
            this.busy = false;
        }
    }
}
