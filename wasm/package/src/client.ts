import type { Call, Method, Reply } from "./calls.ts";
import type { CommandBody } from "./commands.ts";
import type {
    Answer,
    CodeAt,
    Command,
    Days,
    Field,
    FieldVerdict,
    OrganizationView,
    PageContent,
    PastedPerson,
    PeopleQuery,
    PeopleWindow,
    PersonView,
    Prediction,
    Reason,
    Role,
    ScopeCounts,
    Settlement,
    Taken,
} from "./types.ts";

/** The part of a Worker that is needed here. */
export interface CorePort {
    postMessage(call: Call): void;
    addEventListener(type: "message", listener: (event: MessageEvent<Reply>) => void): void;
    addEventListener(type: "error", listener: (event: ErrorEvent) => void): void;
    terminate(): void;
}

/** What the core answers to a text that it cannot read; a prediction has errors and a version. */
const isFailure = (result: unknown): result is { errors: CodeAt[] } =>
    typeof result === "object" && result !== null && "errors" in result && !("version" in result);

interface Waiting {
    resolve(text: string): void;
    reject(problem: Error): void;
}

/**
 * The core in its worker. Every method is a promise of the core's answer; calls are answered in the order in which they
 * were made. The worker is the caller's to make (only the page knows its address and its Trusted Types policy) and belongs
 * to this object from then on. When the worker dies every waiting and later call is rejected.
 */
export class Core {
    /** Called when a call is rejected because what answers it cannot be fetched: without a network, or from a server that was renewed. */
    onMissing: () => void = () => undefined;
    #port: CorePort;
    #last = 0;
    #waiting = new Map<number, Waiting>();
    #dead: Error | null = null;

    private constructor(port: CorePort) {
        this.#port = port;
        port.addEventListener("message", (event) => this.#settle(event.data));
        port.addEventListener("error", (event) => this.#fail(new Error(event.message || "the core's worker failed")));
    }

    static start(port: CorePort): Core {
        return new Core(port);
    }

    /** Rejects when the module cannot be loaded or does not start. */
    async ready(): Promise<void> {
        await this.#call<Command[]>("pending");
    }

    stop(): void {
        this.#port.terminate();
        this.#fail(new Error("the core was stopped"));
    }

    judgeField(field: Field, text: string, personal: string[] = []): Promise<FieldVerdict> {
        const context = field === "password" ? JSON.stringify(personal) : "";
        return this.#call<FieldVerdict>("judge_field", field, text, context);
    }

    judgePaste(text: string): Promise<PastedPerson[]> {
        return this.#call<PastedPerson[]>("judge_paste", text);
    }

    async open(organization: string, account: string): Promise<void> {
        await this.#call<null>("open", organization, account);
    }

    put(page: PageContent): Promise<Taken> {
        return this.#call<Taken>(typeof page === "string" ? "put" : "put_block", page);
    }

    window(query: PeopleQuery): Promise<PeopleWindow> {
        return this.#call<PeopleWindow>("window", JSON.stringify(query));
    }

    /** Of every scope that somebody has a membership in. */
    scopes(): Promise<ScopeCounts[]> {
        return this.#call<ScopeCounts[]>("scopes");
    }

    /** Each day ends where the next begins, in ascending order; the last does not end. */
    days(begins: string[]): Promise<Days> {
        return this.#call<Days>("days", JSON.stringify({ begins }));
    }

    /** Why the person of a membership can or cannot get in: the first reason that refuses is the answer. */
    explain(membership: string, at: string): Promise<Reason[]> {
        return this.#call<Reason[]>("explain", membership, at);
    }

    /** What may be granted is told for the project, or for the organization. Null before the first page. */
    organization(project: string | null = null): Promise<OrganizationView | null> {
        return this.#call<OrganizationView | null>("organization", project ?? "");
    }

    /** The organization's roles, each with whether the viewer may grant it there. */
    async roles(project: string | null = null): Promise<Role[]> {
        const view = await this.organization(project);
        return view?.organization.roles.map((role, at) => ({ ...role, grantable: view.grantable_roles[at]! })) ?? [];
    }

    /** Null: the viewer sees nobody of that id. */
    person(id: string, at: string): Promise<PersonView | null> {
        return this.#call<PersonView | null>("person", id, at);
    }

    /** What would come of the command now; nothing is changed. */
    judge(at: string, body: CommandBody): Promise<Prediction> {
        return this.#call<Prediction>("judge", at, JSON.stringify(body));
    }

    submit(sequence: number, at: string, body: CommandBody): Promise<Prediction> {
        return this.#call<Prediction>("submit", sequence, at, JSON.stringify(body));
    }

    /** As many as one request of commands brings, at most. */
    settle(answers: Answer[]): Promise<Settlement> {
        return this.#call<Settlement>("settle", JSON.stringify({ answers }));
    }

    pending(): Promise<Command[]> {
        return this.#call<Command[]>("pending");
    }

    async #call<Result>(method: Method, ...values: Call["arguments"]): Promise<Result> {
        if (this.#dead) throw this.#dead;
        const id = ++this.#last;
        const text = await new Promise<string>((resolve, reject) => {
            this.#waiting.set(id, { resolve, reject });
            this.#port.postMessage({ id, method, arguments: values });
        });
        const result = JSON.parse(text) as Result;
        if (isFailure(result)) throw new Error(`${method}: ${result.errors.map((error) => error.code).join(" ")}`);
        return result;
    }

    #settle(reply: Reply): void {
        const waiting = this.#waiting.get(reply.id);
        this.#waiting.delete(reply.id);
        if ("failure" in reply && reply.missing) this.onMissing();
        if ("failure" in reply) waiting?.reject(new Error(reply.failure));
        else waiting?.resolve(reply.text);
    }

    #fail(problem: Error): void {
        this.#dead ??= problem;
        for (const waiting of this.#waiting.values()) waiting.reject(problem);
        this.#waiting.clear();
    }
}
