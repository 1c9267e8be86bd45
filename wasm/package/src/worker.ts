import create_usher_core from "../dist/usher_core.js";
import { answer, type Call } from "./calls.ts";
import type { CoreModuleInstance, CreateCoreModule } from "./module.ts";

/**
 * Runs the core in a module worker. Calls that come while the module still loads wait in their order. While nobody asks for
 * anything, the core prepares for what may be asked, in steps so short that whoever then asks hardly waits.
 */

/** So long nobody has asked, when it begins to. */
const quiet_ms = 150;
const create = create_usher_core as CreateCoreModule;
const ready = create().then((module) => module.core);

let rest: ReturnType<typeof setTimeout> | undefined;

function prepare(core: CoreModuleInstance): void {
    if (core.prepare()) rest = setTimeout(prepare, 0, core);
}

function reply(core: CoreModuleInstance, call: Call): void {
    clearTimeout(rest);
    self.postMessage(answer(core, call));
    rest = setTimeout(prepare, quiet_ms, core);
}

self.addEventListener("message", (event: MessageEvent<Call>) => {
    const call = event.data;
    ready.then(
        (core) => reply(core, call),
        (problem: unknown) => self.postMessage({ id: call.id, failure: `the core did not start: ${String(problem)}` }),
    );
});
