import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, chown, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Client, founder, setUp } from "./client.mjs";
import { alter } from "./database.mjs";
import { patience_ms } from "./process.mjs";
import { freePort, plainEnvironment, program, Server, temporaryFolder } from "./server.mjs";

/** Runs one command of the program to its end: {code, said}. */
function usher(words, { env = {}, stdout } = {}) {
    return new Promise((resolve) => {
        const options = { env: { ...plainEnvironment(), ...env }, timeout: patience_ms };
        const ended = (error, out, err) => resolve({ code: error ? error.code : 0, out, said: `${out}${err}` });
        if (stdout === undefined) return void execFile(program, words, options, ended);
        execFile("sh", ["-c", `exec "$@" > ${stdout}`, "sh", program, ...words], options, ended);
    });
}

/** The exit code of what was not done, or of what was looked for and found broken; `verify` that cannot look has its own. */
const not_done = 1;
const could_not_look = 2;

async function refused(words, because, { code = not_done, ...options } = {}) {
    const ended = await usher(words, options);
    assert.equal(ended.code, code, ended.said);
    assert.match(ended.said, because);
    return ended.said;
}

/** A folder whose server was set up and has stopped; `data` in a folder that is the story's own. */
async function withHouse(story) {
    const folder = await temporaryFolder();
    const data = join(folder, "data");
    const server = await Server.start({ data });
    try {
        await setUp(server);
        await story({ folder, data, server });
    } finally {
        await server.kill();
        await rm(folder, { recursive: true, force: true });
    }
}

test("a backup is made while the server works, put back elsewhere, and everybody signs in again", async () => {
    await withHouse(async ({ folder, data, server }) => {
        const copy = join(folder, "copy.db");
        assert.match((await usher(["backup", "--data", data, copy])).said, /Keep the key file elsewhere/);
        await refused(["backup", "--data", data, copy], /there is a file of this name already/);
        await refused(["backup", "--data", data, join(folder, "nowhere", "copy.db")], /there is no folder .*nowhere/);
        await refused(["backup", "--data", data, ""], /No backup was written: name the file/);
        assert.equal((await stat(copy)).mode & 0o777, 0o600);
        assert.deepEqual(await readdir(folder), ["copy.db", "data"]);
        await server.stop();

        const elsewhere = join(folder, "elsewhere");
        assert.match((await usher(["restore", "--data", elsewhere, copy])).said, /Put the key file that belongs to it/);
        assert.equal((await stat(join(elsewhere, "usher.db"))).mode & 0o777, 0o600);
        await refused(["restore", "--data", elsewhere, copy], /there is a database already/);
        const words = ["serve", "--port", `${await freePort()}`, "--data", elsewhere];
        await refused(words, /usher\.key is missing\. Put the copy there/);
        await copyFile(join(data, "usher.key"), join(elsewhere, "usher.key"));
        const restored = await Server.start({ data: elsewhere });
        const client = new Client(restored);
        assert.equal((await client.get("/v1/me")).status, 401);
        const { address, password } = founder;
        assert.equal((await client.post("/v1/sessions", { address, password })).status, 201);
        await restored.stop();
        assert.match((await usher(["verify", "--data", elsewhere])).said, /sound, and so are the logs of 1 organization/);
    });
});

test("nothing is restored from what is no backup", async () => {
    await withHouse(async ({ folder, server }) => {
        await server.stop();
        const [copy, elsewhere] = [join(folder, "copy.db"), join(folder, "elsewhere")];
        for (const content of ["", "This is no database. ".repeat(100)]) {
            await writeFile(copy, content);
            await refused(["restore", "--data", elsewhere, copy], /Nothing was restored: /);
            assert.deepEqual(await readdir(elsewhere), ["usher.db-lock"]);
        }
        await refused(["restore", "--data", elsewhere, ""], /Nothing was restored: name the backup/);
        await refused(["restore", "--data", elsewhere, join(folder, "nothing.db")], /There is no file .*nothing\.db\./);
    });
});

test("nothing is restored into the folder of a server at work, nor beside the log that one has left", async () => {
    await withHouse(async ({ folder, data, server }) => {
        const copy = join(folder, "copy.db");
        assert.equal((await usher(["backup", "--data", data, copy])).code, 0);
        await rename(join(data, "usher.db"), join(folder, "usher.db"));
        await refused(["restore", "--data", data, copy], /Nothing was restored: another usher works with this database/);
        await server.kill();
        await refused(["restore", "--data", data, copy], /usher\.db-wal is left of another database .*move the whole folder away/);
        assert.ok(!(await readdir(data)).includes("usher.db"));
    });
});

test("nothing is restored beside an open key file, and a wrong one is said to be wrong", async () => {
    await withHouse(async ({ folder, data, server }) => {
        const copy = join(folder, "copy.db");
        assert.equal((await usher(["backup", "--data", data, copy])).code, 0);
        await server.stop();
        const other = await Server.start({ data: join(folder, "other") });
        await other.stop();
        const elsewhere = join(folder, "elsewhere");
        await mkdir(elsewhere);
        const key = join(elsewhere, "usher.key");
        await copyFile(join(folder, "other", "usher.key"), key);
        await chmod(key, 0o644);
        await refused(["restore", "--data", elsewhere, copy], /Nothing was restored\. The key file .* has mode 0644 and must have 0600/);
        assert.deepEqual(await readdir(elsewhere), ["usher.key"]);
        await chmod(key, 0o600);
        await refused(["restore", "--data", elsewhere, copy], /Restored\.[^]*usher\.key does not belong to the database/);
        await copyFile(join(data, "usher.key"), key);
        await (await Server.start({ data: elsewhere })).stop();
    });
});

test("a backup whose log is not what was written is said to be damaged", async () => {
    await withHouse(async ({ folder, data, server }) => {
        await server.stop();
        await alter(data, "UPDATE log SET entries = replace(entries, 'Ada', 'Eve')");
        const copy = join(folder, "copy.db");
        await copyFile(join(data, "usher.db"), copy);
        await refused(["restore", "--data", join(folder, "elsewhere"), copy], /is broken at change \d+[^]*an older backup may be whole/);
    });
});

test("of every log it is said what is missing and what cannot be read", async () => {
    await withHouse(async ({ data, server }) => {
        await server.stop();
        const log_of = (home) => `place >> 40 = (SELECT number FROM logs WHERE organization ${home})`;
        await alter(data, `DELETE FROM log WHERE place = (SELECT max(place) FROM log WHERE ${log_of("<> zeroblob(16)")})`);
        await refused(["verify", "--data", data], /The log of organization \S+ is broken: change \d+ is missing\./);
        await alter(data, `UPDATE log SET actor = x'01' WHERE ${log_of("= zeroblob(16)")}`);
        const said = await refused(["verify", "--data", data], /The log of the server is broken: change 1 cannot be read/);
        assert.match(said, /change \d+ is missing\./);
    });
});

test("keys that were made for another database open none", async () => {
    await withHouse(async ({ folder, data, server }) => {
        await server.stop();
        const other = await Server.start({ data: join(folder, "other") });
        await other.stop();
        const key = join(data, "usher.key");
        await rename(key, join(folder, "usher.key"));
        await copyFile(join(folder, "other", "usher.key"), key);
        const port = `${await freePort()}`;
        for (const words of [["serve", "--port", port], ["setup"]])
            await refused([...words, "--data", data], /usher\.key does not belong to the database/);
        // An earlier version has kept nothing to know them by.
        await alter(data, "UPDATE instance SET key_mark = ''");
        await refused(["setup", "--data", data], /usher\.key does not belong to the database/);
        await rename(join(folder, "usher.key"), key);
        await (await Server.start({ data })).stop();
    });
});

test("what a newer version has written is left to that", async () => {
    await withHouse(async ({ folder, data, server }) => {
        await server.stop();
        await alter(data, "PRAGMA user_version = 99");
        const newer = /the database has version 99 .*start a newer server/;
        for (const words of [["verify"], ["export"], ["migrate"], ["backup", join(folder, "copy.db")], ["serve", "--port", `${await freePort()}`]])
            await refused([words[0], "--data", data, ...words.slice(1)], newer, { code: words[0] === "verify" ? could_not_look : not_done });
        await alter(data, "PRAGMA user_version = 6");
        await refused(["verify", "--data", data], /usher migrate/, { code: could_not_look });
        await refused(["export", "--data", data], /usher migrate/);
    });
});

test("an export is whole or fails", async () => {
    await withHouse(async ({ data, server }) => {
        await server.stop();
        const { out } = await usher(["export", "--data", data]);
        const lines = out.trim().split("\n").map((line) => JSON.parse(line));
        assert.equal(lines.length, 2);
        assert.ok(out.includes(founder.address));
        await refused(["export", "--data", data], /is not whole: No space left on device/, { stdout: "/dev/full" });
    });
});

test("a flag counts more than the environment, and a command that is none is said", async () => {
    await withHouse(async ({ folder, data, server }) => {
        await server.stop();
        const nowhere = join(folder, "nowhere");
        const sound = await usher(["verify", "--data", data], { env: { USHER_DATA: nowhere } });
        assert.equal(sound.code, 0, sound.said);
        await refused(["verify", "--data", nowhere], /There is no database in .*nowhere/, { code: could_not_look, env: { USHER_DATA: data } });
        assert.equal((await usher(["verify"], { env: { USHER_DATA: data } })).code, 0);
        const unknown = await usher(["frobnicate"]);
        assert.notEqual(unknown.code, 0);
        assert.match(unknown.said, /There is no command frobnicate/);
    });
});

test("root makes nothing in a folder of the server's own user", { skip: process.getuid() === 0 ? false : "this is not root" }, async () => {
    await withHouse(async ({ data, folder, server }) => {
        await server.stop();
        for (const name of [".", ...(await readdir(data))]) await chown(join(data, name), 65534, 65534);
        for (const words of [["serve", "--port", `${await freePort()}`], ["setup"], ["migrate"]])
            await refused([...words, "--data", data], /belongs to nobody, and this runs as root. Run it as that user \(runuser -u nobody/);
        const empty = join(folder, "empty");
        await mkdir(empty);
        await chown(empty, 65534, 65534);
        await refused(["setup", "--data", empty], /runuser -u nobody/);
        assert.deepEqual(await readdir(empty), []);
    });
});
