import { Core, type Call, type CorePort, type Reply } from "@usher/core";
import { describe, expect, it } from "vitest";

class FakePort implements CorePort {
    calls: Call[] = [];
    terminated = false;
    #listeners = new Map<string, (event: never) => void>();

    postMessage(call: Call): void {
        this.calls.push(call);
    }

    addEventListener(type: string, listener: unknown): void {
        this.#listeners.set(type, listener as (event: never) => void);
    }

    terminate(): void {
        this.terminated = true;
    }

    reply(reply: Reply): void {
        this.#listeners.get("message")?.({ data: reply } as never);
    }

    die(message: string): void {
        this.#listeners.get("error")?.({ message } as never);
    }
}

describe("the core's client", () => {
    it("gives each answer to the call that it belongs to", async () => {
        const port = new FakePort();
        const core = Core.start(port);
        const first = core.judgeField("name", "a");
        const second = core.judgeField("name", "b");
        port.reply({ id: 2, text: '{"code":"too_long"}' });
        port.reply({ id: 1, text: '{"code":null}' });
        expect(await first).toEqual({ code: null });
        expect(await second).toEqual({ code: "too_long" });
    });

    it("hands personal words to the judge of passwords alone", () => {
        const port = new FakePort();
        const core = Core.start(port);
        void core.judgeField("password", "x", ["Hana"]);
        void core.judgeField("name", "x", ["Hana"]);
        expect(port.calls.map((call) => call.arguments[2])).toEqual(['["Hana"]', ""]);
    });

    it("rejects a call that failed in the worker", async () => {
        const port = new FakePort();
        const call = Core.start(port).roles();
        port.reply({ id: 1, failure: "unreachable executed" });
        await expect(call).rejects.toThrow("unreachable executed");
    });

    it("tells of a call that cannot be answered because its part of the core could not be fetched, and goes on", async () => {
        const port = new FakePort();
        const core = Core.start(port);
        let missing = 0;
        core.onMissing = () => (missing += 1);
        const [failed, other] = [core.roles(), core.roles()];
        port.reply({ id: 1, failure: "Failed to fetch", missing: true });
        port.reply({ id: 2, failure: "unreachable executed" });
        await expect(failed).rejects.toThrow("Failed to fetch");
        await expect(other).rejects.toThrow("unreachable executed");
        expect(missing).toBe(1);
        const later = core.judgeField("name", "a");
        port.reply({ id: 3, text: '{"code":null}' });
        expect(await later).toEqual({ code: null });
    });

    it("rejects every waiting and later call when the worker dies", async () => {
        const port = new FakePort();
        const core = Core.start(port);
        const waiting = core.roles();
        port.die("out of memory");
        await expect(waiting).rejects.toThrow("out of memory");
        await expect(core.roles()).rejects.toThrow("out of memory");
        expect(port.calls).toHaveLength(1);
    });

    it("ends the worker when stopped", async () => {
        const port = new FakePort();
        const core = Core.start(port);
        core.stop();
        expect(port.terminated).toBe(true);
        await expect(core.pending()).rejects.toThrow("stopped");
    });
});
