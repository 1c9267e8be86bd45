import type { RecoveryCodes, SecondFactorEnrolment, SecondFactorStatus } from "../../api/answers.ts";
import { request } from "../../api/http.ts";
import { asProblem, type Problem } from "../../api/problem.ts";
import { session } from "../../api/session.svelte.ts";

const path = "/v1/me/second-factor";

/** What the dialog asks for or shows; null: it is closed. */
export type Stage = "password" | "key" | "renew" | "codes" | "off";

/** One's own second factor. Every step throws a Problem when the server refuses it, and the stage stays. */
export class TwoStepSignIn {
    status = $state.raw<SecondFactorStatus | null>(null);
    /** Why the status is not known. */
    problem = $state.raw<Problem>();
    stage = $state<Stage | null>(null);
    enrolment = $state.raw<SecondFactorEnrolment>();
    codes = $state.raw<string[]>([]);

    async load(): Promise<void> {
        this.problem = undefined;
        try {
            this.status = (await request<SecondFactorStatus>("GET", path)).body;
        } catch (thrown) {
            this.problem = asProblem(thrown);
        }
    }

    async start(password: string): Promise<void> {
        this.enrolment = (await request<SecondFactorEnrolment>("POST", `${path}/start`, { password })).body;
        this.stage = "key";
    }

    async confirm(code: string): Promise<void> {
        const form = { enrolment: this.enrolment?.enrolment ?? "", code };
        const { body } = await request<RecoveryCodes>("POST", `${path}/confirm`, form);
        if (body.session) session.take(body.session);
        this.#show(body.recovery_codes);
    }

    async renew(code: string): Promise<void> {
        this.#show((await request<RecoveryCodes>("POST", `${path}/recovery-codes`, { code })).body.recovery_codes);
    }

    async remove(password: string): Promise<void> {
        await request("POST", `${path}/remove`, { password });
        this.status = { set: false, recovery_codes: 0 };
        this.close();
    }

    /** Nothing secret outlives the dialog. */
    close(): void {
        this.stage = null;
        this.enrolment = undefined;
        this.codes = [];
    }

    #show(codes: string[]): void {
        this.codes = codes;
        this.status = { set: true, recovery_codes: codes.length };
        this.enrolment = undefined;
        this.stage = "codes";
    }
}
