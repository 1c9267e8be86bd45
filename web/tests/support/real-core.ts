import { answer, Core, type Call, type CorePort, type CreateCoreModule, type Reply } from "@usher/core";
import { readFileSync } from "node:fs";

const dist = new URL("../../../wasm/package/dist/", import.meta.url);

/** The core itself, in this process instead of in a worker: the same calls, the same texts. */
export async function startCore(): Promise<Core> {
    const path = new URL("usher_core.js", dist).href;
    const { default: create } = (await import(/* @vite-ignore */ path)) as { default: CreateCoreModule };
    const module = await create({
        wasmBinary: readFileSync(new URL("usher_core.wasm", dist)),
        restBinary: readFileSync(new URL("usher_core_rest.wasm", dist)),
    });
    return Core.start(new PortToCore(module.core));
}

class PortToCore implements CorePort {
    #core: Parameters<typeof answer>[0];
    #listener: (event: MessageEvent<Reply>) => void = () => undefined;

    constructor(core: Parameters<typeof answer>[0]) {
        this.#core = core;
    }

    postMessage(call: Call): void {
        const reply = answer(this.#core, structuredClone(call));
        queueMicrotask(() => this.#listener({ data: reply } as MessageEvent<Reply>));
    }

    addEventListener(type: string, listener: unknown): void {
        if (type === "message") this.#listener = listener as (event: MessageEvent<Reply>) => void;
    }

    terminate(): void {}
}
