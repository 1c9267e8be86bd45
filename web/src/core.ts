import { Core } from "@usher/core";
import worker_address from "@usher/core/worker?worker&url";

/** Under `require-trusted-types-for 'script'` the address of a worker is a sink; this policy lets exactly one through. */
interface PolicyFactory {
    createPolicy(name: string, rules: { createScriptURL(text: string): string }): { createScriptURL(text: string): string };
}

function workerAddress(): string {
    const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
    if (!factory) return worker_address;
    const policy = factory.createPolicy("usher-worker", {
        createScriptURL: (text) => {
            if (text !== worker_address) throw new TypeError("not the core's worker");
            return text;
        },
    });
    return policy.createScriptURL(worker_address);
}

/** The one core of this page. */
export const core = Core.start(new Worker(workerAddress(), { type: "module", name: "usher-core" }));
