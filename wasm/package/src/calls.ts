import type { CoreModuleInstance } from "./module.ts";

/** What the page asks the worker, and what comes back. `text` is the core's own JSON text, parsed by who asked. */
export type Method = keyof CoreModuleInstance;

export interface Call {
    id: number;
    method: Method;
    arguments: (string | number | Uint8Array)[];
}

/** `missing`: what answers it could not be fetched, and may be there another time. */
export type Reply = { id: number; text: string } | { id: number; failure: string; missing?: boolean };

/** Answers one call on a core. Never throws: a trap of the module becomes a failure, so that its caller hears of it. */
export function answer(core: CoreModuleInstance, call: Call): Reply {
    try {
        const method = core[call.method] as (...values: Call["arguments"]) => unknown;
        const result = method.apply(core, call.arguments);
        return { id: call.id, text: typeof result === "string" ? result : JSON.stringify(result ?? null) };
    } catch (problem) {
        return { id: call.id, failure: problem instanceof Error ? problem.message : String(problem) };
    }
}
