import assert from "node:assert/strict";
import { Visitor } from "./browser.mjs";

/** A story of several people in their browsers around one server, told in steps that build on one another. */
export class Story {
    /** What may be told to nobody but the one it is for: tokens, codes, passwords. */
    secrets = [];
    #test;
    #browser;
    #server;
    #present = [];
    #passing = [];
    #traces = [];

    constructor(test, browser, server) {
        this.#test = test;
        this.#browser = browser;
        this.#server = server;
    }

    /** Somebody who stays to the end. */
    async settle(options) {
        const visitor = await Visitor.arrive(this.#browser, this.#server, options);
        this.#present.push(visitor);
        return visitor;
    }

    /** Somebody who leaves when the step is over. */
    async arrive(options) {
        const visitor = await Visitor.arrive(this.#browser, this.#server, options);
        this.#passing.push(visitor);
        return visitor;
    }

    /** The first step that fails ends the story, with a picture of everybody's screen. */
    async step(name, act) {
        let failure;
        await this.#test.test(name, async () => {
            try {
                await act();
                for (const visitor of this.#passing.splice(0)) await this.#part(visitor);
            } catch (error) {
                failure = error;
                for (const [number, visitor] of [...this.#present, ...this.#passing].entries()) {
                    await visitor.picture(`fault ${name} ${number}`);
                    for (const fault of visitor.faults) console.error(fault);
                }
                throw error;
            }
        });
        if (failure) throw failure;
    }

    /** Everybody leaves, and no secret is found where it should not be. */
    async end() {
        await this.step("no secret is in an address, a Referer, a log, or left in a browser", async () => {
            for (const visitor of this.#present.splice(0)) await this.#part(visitor);
            assert.ok(this.#server.log.length > 5_000, "the log was not read");
            for (const secret of this.secrets) {
                const told = this.#traces.flatMap(({ requests }) =>
                    requests.filter(({ url, referer }) => url.includes(secret) || referer.includes(secret)),
                );
                assert.deepEqual(told, []);
                assert.ok(!this.#traces.some(({ left }) => left.includes(secret)), "a secret is left in a browser");
                assert.ok(!this.#server.log.includes(secret), "a secret is in the log");
            }
        });
    }

    async #part(visitor) {
        const left = (await visitor.leave()).join("\n");
        this.#traces.push({ left, requests: visitor.requests });
    }
}
