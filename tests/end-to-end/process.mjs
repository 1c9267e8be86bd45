import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Long enough for a loaded machine; a condition that takes longer will never come. */
export const patience_ms = 30_000;

/** Settles as the promise does, or fails with what was being waited for. */
export async function within(promise, what, limit_ms = patience_ms) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`waited ${limit_ms} ms for ${what}`)), limit_ms);
    });
    try {
        return await Promise.race([promise, late]);
    } finally {
        clearTimeout(timer);
    }
}

/** A child process whose lines can be waited for. It is ended by its own id, and never outlives this one's `stop`. */
export class Process {
    lines = [];
    #child;
    #listener;
    #waiting = new Set();
    #ended;

    /** `listener` gets every line as it comes. */
    constructor(command, words, options = {}, listener = () => undefined) {
        this.#listener = listener;
        this.#child = spawn(command, words, { stdio: ["pipe", "pipe", "pipe"], ...options });
        this.#ended = new Promise((resolve) => {
            this.#child.on("error", (error) => this.#end(resolve, { code: null, signal: null, error }));
            this.#child.on("close", (code, signal) => this.#end(resolve, { code, signal }));
        });
        for (const stream of [this.#child.stdout, this.#child.stderr])
            createInterface({ input: stream }).on("line", (line) => this.#take(line));
    }

    get output() {
        return this.lines.join("\n");
    }

    /** The first line, of those already here and those to come, of which `find` makes something. */
    line(find, what) {
        for (const line of this.lines) {
            const found = find(line);
            if (found) return Promise.resolve(found);
        }
        const promise = new Promise((resolve, reject) => this.#waiting.add({ find, resolve, reject }));
        return within(promise, `${what} in\n${this.output}`);
    }

    /** How it ended: {code, signal}. */
    end() {
        return within(this.#ended, `the end of process ${this.#child.pid}\n${this.output}`);
    }

    get id() {
        return this.#child.pid;
    }

    /** Nobody reads what it says any more. */
    closeOutput() {
        this.#child.stdout.destroy();
        this.#child.stderr.destroy();
    }

    closeInput() {
        this.#child.stdin.end();
    }

    signal(name) {
        this.#child.kill(name);
    }

    kill() {
        if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL");
    }

    #take(line) {
        this.lines.push(line);
        this.#listener(line);
        for (const waiter of this.#waiting) {
            const found = waiter.find(line);
            if (!found) continue;
            this.#waiting.delete(waiter);
            waiter.resolve(found);
        }
    }

    #end(resolve, how) {
        for (const { reject } of this.#waiting) reject(new Error(`ended with ${JSON.stringify(how)}\n${this.output}`));
        this.#waiting.clear();
        resolve(how);
    }
}
