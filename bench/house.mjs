import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { alter } from "../tests/end-to-end/database.mjs";
import { freePort, plainEnvironment, program } from "../tests/end-to-end/server.mjs";

const ticks_a_second = 100;

/** A folder of its own, on the disk of the build. */
export async function folder() {
    await mkdir("build/bench", { recursive: true });
    return mkdtemp("build/bench/run-");
}

/** One server of the release build over a folder of its own, with its log off; whoever measures may ask as often as they can. */
export class House {
    static async start() {
        const house = new House();
        house.data = await folder();
        house.port = await freePort();
        house.origin = `http://localhost:${house.port}`;
        const link = house.#open((line) => /https?:\S+\/set-up#\S+/.exec(line)?.[0]);
        house.link = await link;
        return house;
    }

    /** Closes it, changes its database with these statements, and opens it at the same place. */
    async alter(...statements) {
        await this.#close();
        for (const sql of statements) await alter(this.data, sql);
        await this.#open((line) => line.startsWith("Usher is running on"));
    }

    /** Resolves with what is found in one of the lines that it says when it starts. */
    #open(find) {
        const words = ["serve", "--port", `${this.port}`, "--data", this.data, "--log-level", "error", "--rate-limits", "1000"];
        this.child = spawn(program, words, { env: plainEnvironment(), stdio: ["ignore", "pipe", "inherit"] });
        const lines = createInterface({ input: this.child.stdout });
        return new Promise((resolve, reject) => {
            this.child.on("exit", () => reject(new Error("the server ended before it was open")));
            lines.on("line", (line) => {
                const found = find(line);
                if (found) resolve(found);
            });
        });
    }

    async #close() {
        if (this.child.exitCode !== null) return;
        this.child.kill("SIGTERM");
        await once(this.child, "exit");
    }

    setUpLink() {
        return Promise.resolve(this.link);
    }

    /** Seconds of processor time that it has used. */
    get cpu_seconds() {
        const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
        return (Number(fields[11]) + Number(fields[12])) / ticks_a_second;
    }

    /** Millions of bytes of memory in use. */
    get resident_mb() {
        const [, kib] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.child.pid}/status`, "utf8"));
        return (Number(kib) * 1024) / 1e6;
    }

    async stop() {
        await this.#close();
        await rm(this.data, { recursive: true, force: true });
    }
}
