import create_usher_core from "../dist/usher_core.js";
import { answer, type Call } from "./calls.ts";
import type { CreateCoreModule } from "./module.ts";

/** Runs the core in a module worker. Calls that come while the module still loads wait in their order. */
const create = create_usher_core as CreateCoreModule;
const ready = create().then((module) => module.core);

self.addEventListener("message", (event: MessageEvent<Call>) => {
    const call = event.data;
    ready.then(
        (core) => self.postMessage(answer(core, call)),
        (problem: unknown) => self.postMessage({ id: call.id, failure: `the core did not start: ${String(problem)}` }),
    );
});
