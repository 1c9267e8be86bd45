import assert from "node:assert/strict";
import { readdir, rm, writeFile } from "node:fs/promises";
import { get as getPlain } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { Process } from "./process.mjs";
import { freePort, plainEnvironment, program, Server, temporaryFolder } from "./server.mjs";

async function withFolder(story) {
    const folder = await temporaryFolder();
    try {
        await story(folder);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

/** Runs a command of the program with a configuration file: its exit code and what it said. */
async function configured(folder, command, lines, words = [], environment = {}) {
    const file = join(folder, "usher.toml");
    await writeFile(file, lines.join("\n"));
    const env = { ...plainEnvironment(), ...environment };
    const process = new Process(program, [command, "--config", file, ...words], { env });
    const { code } = await process.end();
    return { code, said: process.output, file };
}

test("a configuration file says what neither a flag nor the environment has said", async () => {
    await withFolder(async (folder) => {
        const data = join(folder, "data");
        const lines = [
            `data = "${data}"`,
            'public-url = "https://file.example"',
            "port = 4321",
            'trusted-proxies = ["127.0.0.1", "::1"]',
            "accept-clock = true",
        ];
        const link = async (words, environment) => {
            const { code, said } = await configured(folder, "setup", lines, words, environment);
            assert.equal(code, 0, said);
            return said;
        };
        await (await Server.start({ data })).stop();
        assert.match(await link(), /https:\/\/file\.example\/set-up#/);
        const environment = { USHER_PUBLIC_URL: "https://environment.example" };
        assert.match(await link([], environment), /https:\/\/environment\.example\//);
        assert.match(await link(["--public-url", "https://flag.example"], environment), /https:\/\/flag\.example\//);
    });
});

test("a server takes its configuration file", async () => {
    await withFolder(async (folder) => {
        const port = await freePort();
        const file = join(folder, "usher.toml");
        const data = join(folder, "data");
        await writeFile(file, `data = "${data}"\nport = ${port}\npublic-url = "https://invite.example"\nlog-level = "debug"\n`);
        const server = new Process(program, ["serve", "--config", file], { env: plainEnvironment() });
        await server.line((line) => /https:\/\/invite\.example\/set-up#/.exec(line), "the set-up link");
        const asked = { port, path: "/healthz", headers: { host: "invite.example" } };
        const status = await new Promise((resolve, reject) => {
            getPlain(asked, (answer) => resolve(answer.resume().statusCode)).on("error", reject);
        });
        assert.equal(status, 200);
        await server.line((line) => /GET \/healthz/.exec(line), "a line for the request");
        server.signal("SIGTERM");
        assert.equal((await server.end()).code, 0, server.output);
    });
});

test("a configuration file that is missing, misspelt, or wrong", async () => {
    await withFolder(async (folder) => {
        const data = `data = "${join(folder, "data")}"`;
        const refused = async (lines, because) => {
            const { code, said, file } = await configured(folder, "setup", lines);
            assert.notEqual(code, 0, said);
            assert.match(said, because);
            assert.ok(said.includes(file), said);
        };
        await refused([data, "prot = 80"], /there is no option prot/);
        await refused([data, "[serve]", "port = 80"], /there is no option serve\.port/);
        await refused([data, 'port = "many"'], /line 2: port is a number, without quotes/);
        await refused([data, "port = "], /line 2: port: this is no TOML/);
        await refused([data, "port = 0"], /line 2: --port: .*range 1 to 65535/);
        await refused([data, "port = 1", "port = 2"], /line 3: port: /);
        await refused([data, 'metrics-token = "never closed', "port = 1"], /line 2: metrics-token: this is no TOML/);
        await refused([data, "metrics-token = 5"], /line 2: metrics-token is one text, in quotes/);
        await refused([data, 'accept-clock = "yes"'], /line 2: accept-clock is true or false/);
        await refused([data, "trusted-proxies = [1]"], /line 2: trusted-proxies is a list of texts/);
        await refused([data, "hold-mail = 2026-01-01"], /line 2: hold-mail is a date/);
        for (const name of ["help", "config"]) await refused([data, `${name} = "x"`], new RegExp(`line 2: there is no option ${name}`));
        await refused(['data = ""'], /line 1: --data: must not be empty/);
        for (const [file, because] of [[join(folder, "none.toml"), /none\.toml cannot be read: No such file/], [folder, /no regular file/], ["", /names no file/]]) {
            const process = new Process(program, ["setup", "--config", file], { env: plainEnvironment() });
            assert.notEqual((await process.end()).code, 0);
            assert.match(process.output, because);
        }
    });
});

test("a configuration file is all of TOML", async () => {
    await withFolder(async (folder) => {
        const data = join(folder, 'a "b" # c');
        await (await Server.start({ data })).stop();
        const lines = [
            `\ufeffdata = ${JSON.stringify(data)} # where it is`,
            "public-url = 'https://invite.example' # how it is reached",
            "trusted-proxies = [",
            '    "127.0.0.1", # this machine',
            '    "::1",',
            "]",
        ];
        const { said } = await configured(folder, "setup", lines);
        assert.match(said, /https:\/\/invite\.example\/set-up#/);
        assert.equal((await configured(folder, "verify", [lines[0], "trusted-proxies = []"])).code, 0);
    });
});

test("set-up makes nothing where there is no database", async () => {
    await withFolder(async (folder) => {
        const { code, said } = await configured(folder, "setup", [`data = "${join(folder, "data")}"`]);
        assert.equal(code, 1, said);
        assert.match(said, /There is no database in .*data\. Say with --config or --data/);
        assert.deepEqual(await readdir(folder), ["usher.toml"]);
    });
});

test("a name in the environment that is none is told of, with the nearest", async () => {
    await withFolder(async (folder) => {
        const { said } = await configured(folder, "setup", [], ["--data", folder], { USHER_CONFG: "x" });
        assert.match(said, /USHER_CONFG is no option.*nearest is USHER_CONFIG/);
        const env = { ...plainEnvironment(), USHER_SMPT: "x" };
        const server = new Process(program, ["serve", "--data", folder, "--port", `${await freePort()}`], { env });
        await server.line((line) => /\[warning\].*USHER_SMPT is no option.*USHER_SMTP/.exec(line), "a warning");
        server.signal("SIGTERM");
        await server.end();
    });
});
