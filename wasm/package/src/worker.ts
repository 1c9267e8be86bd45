import create_usher_core from "../dist/usher_core.js";
import { answer, type Call, type Method } from "./calls.ts";
import type { CoreModule, CoreModuleInstance, CreateCoreModule } from "./module.ts";

/**
 * Runs the core in a module worker. Calls are answered in their order; those that come while the module still loads wait, and those
 * that take more of it than the first rows do wait for its rest, which is fetched soon after those rows were told. While nobody asks for
 * anything, the core prepares for what may be asked, in steps so short that whoever then asks hardly waits.
 */

/** So long nobody has asked, when it begins to. */
const quiet_ms = 150;
/** So long after it was told who they are, the first rows stand there on a slow machine too. */
const first_rows_ms = 400;
const of_first_rows: ReadonlySet<Method> = new Set(["pending", "open", "put_block", "window", "scopes", "days", "organization", "memory"]);

const create = create_usher_core as CreateCoreModule;
const ready = create();
let answered: Promise<unknown> = ready;
let has_people = false;
let has_told_rows = false;
let quiet: ReturnType<typeof setTimeout> | undefined;

function prepare(core: CoreModuleInstance, milliseconds: number): void {
    clearTimeout(quiet);
    quiet = setTimeout(() => core.prepare() && prepare(core, 0), milliseconds);
}

function fetchRestSoon(module: CoreModule): void {
    // Whoever needs it asks again, and hears of it.
    setTimeout(() => void module.rest().catch(() => undefined), first_rows_ms);
}

async function reply(call: Call): Promise<void> {
    const module = await ready;
    try {
        if (!of_first_rows.has(call.method)) await module.rest();
    } catch (problem) {
        return self.postMessage({ id: call.id, failure: `the rest of the core is not there: ${String(problem)}`, missing: true });
    }
    self.postMessage(answer(module.core, call));
    has_people ||= call.method === "put_block";
    if (call.method === "window" && has_people && !has_told_rows) {
        has_told_rows = true;
        fetchRestSoon(module);
    }
    prepare(module.core, quiet_ms);
}

self.addEventListener("message", (event: MessageEvent<Call>) => {
    const call = event.data;
    clearTimeout(quiet);
    answered = answered
        .then(() => reply(call))
        .catch((problem: unknown) => self.postMessage({ id: call.id, failure: `the core did not start: ${String(problem)}` }));
});
