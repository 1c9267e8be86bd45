import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { freePort, plainEnvironment, program } from "../tests/end-to-end/server.mjs";

const ticks_a_second = 100;

/** A folder of its own, on the disk of the build. */
export async function folder() {
    await mkdir("build/bench", { recursive: true });
    return mkdtemp("build/bench/run-");
}

/** One server of the release build over an empty folder, with its log off; whoever measures may ask as often as they can. */
export class House {
    static async start() {
        const house = new House();
        house.data = await folder();
        house.port = await freePort();
        house.origin = `http://localhost:${house.port}`;
        const words = ["serve", "--port", `${house.port}`, "--data", house.data, "--log-level", "error", "--rate-limits", "1000"];
        house.child = spawn(program, words, { env: plainEnvironment(), stdio: ["ignore", "pipe", "inherit"] });
        const lines = createInterface({ input: house.child.stdout });
        house.link = new Promise((resolve, reject) => {
            house.child.on("exit", () => reject(new Error("the server ended before it said its set-up link")));
            lines.on("line", (line) => {
                const [link] = /https?:\S+\/set-up#\S+/.exec(line) ?? [];
                if (link) resolve(link);
            });
        });
        await house.link;
        return house;
    }

    setUpLink() {
        return this.link;
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
        if (this.child.exitCode === null) {
            this.child.kill("SIGTERM");
            await once(this.child, "exit");
        }
        await rm(this.data, { recursive: true, force: true });
    }
}
