import type { CodeAt, TemplateKind } from "@usher/core";
import { request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { loadAgain } from "../../interface/load-again.svelte.ts";
import { replica } from "../../sync/replica.svelte.ts";

/** What is to be shown: a template as it is being written, or, without subject and text, the one in use. */
export interface PreviewQuestion {
    kind: TemplateKind;
    /** Left out: the language in which it would be sent, the person's own or the organization's. */
    locale?: string | undefined;
    subject?: string;
    text?: string;
    /** What the inviter writes for this sending. */
    message?: string;
    /** Whose mail it would be; without one, a person of no name in particular. */
    person?: string | undefined;
    /** Somebody who is about to be invited. */
    newcomer?: { name: string; role?: string; projects: string[] };
}

export interface PreviewWarning {
    flaw: string;
    field: string;
    what: string;
}

export interface PreviewAnswer {
    subject: string;
    text: string;
    warnings: PreviewWarning[];
}

const pause_ms = 250;

/** The mail as the server would write it now, asked for anew a moment after the last keystroke. */
export class MailPreview {
    shown = $state.raw<PreviewAnswer>();
    errors = $state.raw<CodeAt[]>([]);
    /** The server has no such thing, or could not be asked. */
    missing = $state("");
    /** What is shown is the text in use, because something is wrong in the one that was asked for. */
    in_use = $state(false);
    #problem = $state.raw<Problem>();
    #question: PreviewQuestion | undefined;
    #timer: ReturnType<typeof setTimeout> | undefined;
    #asked = 0;

    /** Made where an effect may run. */
    constructor() {
        loadAgain(
            () => this.#problem,
            () => this.#question && this.#load(this.#question),
        );
    }

    ask(question: PreviewQuestion): void {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#load(question), this.shown ? pause_ms : 0);
    }

    async #load(question: PreviewQuestion): Promise<void> {
        const asked = ++this.#asked;
        this.#question = question;
        try {
            const answer = await written(question);
            if (asked !== this.#asked) return;
            this.shown = answer;
            this.in_use = false;
            this.errors = [];
            this.missing = "";
            this.#problem = undefined;
        } catch (thrown) {
            if (asked !== this.#asked) return;
            const problem = asProblem(thrown);
            const is_about_text = problem.errors.some((error) => error.field !== "") && problem.status !== 404;
            this.errors = is_about_text ? problem.errors : [];
            this.missing = is_about_text ? "" : problem.code;
            this.#problem = problem;
            if (is_about_text && question.subject !== undefined) await this.#loadInUse(question, asked);
        }
    }

    async #loadInUse({ kind, locale, person }: PreviewQuestion, asked: number): Promise<void> {
        const answer = await written({ kind, locale, person }).catch(() => undefined);
        if (asked !== this.#asked) return;
        this.shown = answer;
        this.in_use = answer !== undefined;
    }
}

async function written(question: PreviewQuestion): Promise<PreviewAnswer> {
    const path = `/v1/organizations/${replica.organization}/templates/preview`;
    const { body } = await request<PreviewAnswer>("POST", path, question);
    return { ...body, warnings: body.warnings ?? [] };
}
