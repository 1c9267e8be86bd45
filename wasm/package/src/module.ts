import type { Field } from "./types.ts";

/**
 * The core of `wasm/bindings.cpp`, as `wasm/core.js` puts it on the module. What goes in and comes out is JSON text;
 * plain texts, numbers and bytes are themselves.
 */
export interface CoreModuleInstance {
    judge_field(field: Field, text: string, context: string): string;
    judge_paste(text: string): string;
    open(organization: string, account: string): void;
    put(page: string): string;
    put_block(page: Uint8Array): string;
    window(query: string): string;
    scopes(): string;
    /** `{begins}`, of each day. */
    days(begins: string): string;
    explain(membership: string, at: string): string;
    /** Of a project's id, or of the empty text. */
    organization(project: string): string;
    person(id: string, at: string): string;
    judge(at: string, body: string): string;
    submit(sequence: number, at: string, body: string): string;
    settle(answers: string): string;
    pending(): string;
    /** Does a little of what a later call would wait for; whether there is more of it. */
    prepare(): boolean;
    /** The bytes of its memory, which never becomes smaller. */
    memory(): number;
}

export interface CoreModule {
    /** One to a module: it lives as long as that. */
    core: CoreModuleInstance;
    /**
     * Fetches what the first rows do not need; resolved once it is there. Whatever of it is called before is fetched while the caller
     * waits, which only a worker can.
     */
    rest(): Promise<void>;
}

export interface CoreModuleOptions {
    /** The bytes of usher_core.wasm, where they cannot be fetched (Node). */
    wasmBinary?: Uint8Array;
    /** The bytes of usher_core_rest.wasm, there. */
    restBinary?: Uint8Array;
    locateFile?: (name: string) => string;
}

export type CreateCoreModule = (options?: CoreModuleOptions) => Promise<CoreModule>;
