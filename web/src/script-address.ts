import core_address from "@usher/core/worker?worker&url";

/** Under `require-trusted-types-for 'script'` the address of a worker is a sink; this policy lets exactly two through. */
interface PolicyFactory {
    createPolicy(name: string, rules: { createScriptURL(text: string): string }): { createScriptURL(text: string): string };
}

export const service_worker_address = "/service-worker.js";

const ours = [core_address, service_worker_address];

const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy("usher-worker", {
    createScriptURL: (text) => {
        if (!ours.includes(text)) throw new TypeError("not a worker of ours");
        return text;
    },
});

/** The address of a worker as the browser takes it. */
export function scriptAddress(address: string): string {
    return policy ? policy.createScriptURL(address) : address;
}
