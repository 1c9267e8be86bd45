import create_usher_core from "../dist/usher_core.js";
import { answer, type Call, type Method } from "./calls.ts";
import type { CoreModule, CreateCoreModule } from "./module.ts";

/**
 * Runs the core in a module worker. Calls are answered in their order; those that come while the module still loads wait, and those
 * that take more of it than the first rows do wait for its rest. While nobody asks for anything the core prepares for what may be
 * asked, in steps so short that whoever then asks hardly waits, and then fetches the rest.
 */

/** So long nobody has asked, when it begins to prepare, and when it fetches the rest. */
const quiet_ms = 150;
const long_quiet_ms = 500;
const of_first_rows: ReadonlySet<Method> = new Set(["pending", "open", "put_block", "window", "scopes", "days", "organization", "memory"]);

const create = create_usher_core as CreateCoreModule;
const ready = create();
let answered: Promise<unknown> = ready;
let has_people = false;
let timer: ReturnType<typeof setTimeout> | undefined;

function later(work: () => void, milliseconds: number): void {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
}

function useTheQuiet(module: CoreModule): void {
    if (module.core.prepare()) later(() => useTheQuiet(module), 0);
    // Whoever needs it asks again, and hears of it.
    else if (has_people) later(() => void module.rest().catch(() => undefined), long_quiet_ms);
}

async function reply(call: Call): Promise<void> {
    const module = await ready;
    if (!of_first_rows.has(call.method)) await module.rest();
    has_people ||= call.method === "put_block";
    self.postMessage(answer(module.core, call));
    later(() => useTheQuiet(module), quiet_ms);
}

self.addEventListener("message", (event: MessageEvent<Call>) => {
    const call = event.data;
    clearTimeout(timer);
    answered = answered
        .then(() => reply(call))
        .catch((problem: unknown) => self.postMessage({ id: call.id, failure: `the core did not start: ${String(problem)}` }));
});
