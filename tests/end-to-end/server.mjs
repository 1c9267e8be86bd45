import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Process } from "./process.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
/** USHER_PROGRAM names another build, with its web apps beside it. */
export const program = process.env.USHER_PROGRAM ?? join(root, "build/release/usher");

/** A port of the loopback that nobody listens on now. */
export async function freePort() {
    const holder = createServer();
    await new Promise((resolve, reject) => holder.once("error", reject).listen(0, "127.0.0.1", resolve));
    const { port } = holder.address();
    await new Promise((resolve) => holder.close(resolve));
    return port;
}

export function temporaryFolder() {
    return mkdtemp(join(tmpdir(), "usher-end-to-end-"));
}

/** The environment without anything that would configure the server behind a test's back. */
export function plainEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("USHER_")));
}

/** One `usher serve` over a folder of its own. */
export class Server {
    /** Starts it and waits until it listens. `smtp`: the relay's port. `data`: a folder that outlives it. `at`: its port. */
    static async start({ smtp, data, at, words = [] } = {}) {
        const folder = data ?? (await temporaryFolder());
        const port = at ?? (await freePort());
        const server = new Server();
        server.port = port;
        server.origin = `http://localhost:${port}`;
        server.data = folder;
        server.removes_data = data === undefined;
        const relay = smtp === undefined ? [] : ["--smtp", `smtp://127.0.0.1:${smtp}`];
        const quick = words.includes("--hold-mail") ? [] : ["--hold-mail", "0"];
        const fixed = ["serve", "--port", `${port}`, "--data", folder, "--log-level", "debug"];
        const all = [...fixed, ...quick, ...relay, ...words];
        server.process = new Process(program, all, { env: plainEnvironment() });
        try {
            await server.process.line((line) => line.startsWith("Usher is running on"), "the welcome");
        } catch (error) {
            await server.kill();
            throw error;
        }
        return server;
    }

    /** The link that the server prints until somebody has used it. */
    setUpLink() {
        return this.process.line((line) => /https?:\S+\/set-up#\S+/.exec(line)?.[0], "the set-up link");
    }

    /** What it logged; the welcome, with its link, is for the one who started it. */
    get log() {
        return this.process.lines.filter((line) => line.startsWith("[")).join("\n");
    }

    /** Asks it to stop, and holds it to a clean end. */
    async stop() {
        this.process.signal("SIGTERM");
        try {
            const { code } = await this.process.end();
            assert.equal(code, 0, `the server ended badly:\n${this.process.output}`);
        } finally {
            await this.kill();
        }
    }

    async kill() {
        this.process.kill();
        await this.process.end();
        if (this.removes_data) await rm(this.data, { recursive: true, force: true });
    }
}

/** Runs `story` with a server, stops it however the story ends, and shows what the server said when it ends badly. */
export async function withServer(options, story) {
    const server = await Server.start(options);
    try {
        await story(server);
    } catch (error) {
        console.error(`--- what the server of the failed test said\n${server.process.output}\n---`);
        await server.kill();
        throw error;
    }
    await server.stop();
    const faults = server.log.split("\n").filter((line) => line.includes("[error]"));
    assert.deepEqual(faults, [], "the server logged errors");
}
