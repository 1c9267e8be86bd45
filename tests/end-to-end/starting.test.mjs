import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { createServer } from "node:net";
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

/** Runs the program, which must refuse to start: exit code 1 and one line for people. */
async function refusalOf(words, prefix = []) {
    const [command, ...rest] = [...prefix, program, "serve", ...words];
    const process = new Process(command, rest, { env: plainEnvironment() });
    const { code } = await process.end();
    assert.equal(code, 1, process.output);
    assert.equal(process.lines.length, 1, process.output);
    assert.match(process.output, /^usher: /);
    return process.output;
}

test("a port that is taken", async () => {
    await withFolder(async (folder) => {
        const holder = createServer();
        await new Promise((resolve) => holder.listen(0, "127.0.0.1", resolve));
        const { port } = holder.address();
        const said = await refusalOf(["--port", `${port}`, "--data", join(folder, "data")]);
        assert.match(said, new RegExp(`Port ${port} is already in use.*--port`));
        await new Promise((resolve) => holder.close(resolve));
    });
});

test("a data folder that cannot be written", async () => {
    await withFolder(async (folder) => {
        const data = join(folder, "data");
        await mkdir(data);
        await chmod(folder, 0o755);
        await chmod(data, 0o555);
        // Root may write anywhere unless it gives that up.
        const is_root = process.getuid() === 0;
        const bounded = is_root ? ["setpriv", "--bounding-set=-dac_override"] : [];
        const port = `${await freePort()}`;
        for (const place of [data, join(data, "deeper")]) {
            const said = await refusalOf(["--port", port, "--data", place], bounded);
            assert.ok(said.includes(place), said);
            assert.match(said, /permission|cannot be (made|written)/i);
        }
    });
});

test("a data folder that is a file", async () => {
    await withFolder(async (folder) => {
        await writeFile(join(folder, "data"), "");
        const said = await refusalOf(["--port", `${await freePort()}`, "--data", join(folder, "data")]);
        assert.match(said, /The data folder .* cannot be made/);
    });
});

test("a key file that others can read, that is missing, or that is broken", async () => {
    await withFolder(async (folder) => {
        const server = await Server.start({ data: folder });
        await server.stop();
        const key = join(folder, "usher.key");
        const words = ["--port", `${await freePort()}`, "--data", folder];
        await chmod(key, 0o644);
        const said = await refusalOf(words);
        assert.ok(said.includes(key) && said.includes("0600"), said);
        await chmod(key, 0o600);
        await writeFile(key, "not a key\n");
        assert.ok((await refusalOf(words)).includes(key));
        await rm(key);
        assert.ok((await refusalOf(words)).includes(key));
    });
});

test("a database that another server has open, or that is none", async () => {
    await withFolder(async (folder) => {
        const server = await Server.start({ data: folder });
        const words = ["--port", `${await freePort()}`, "--data", folder];
        const said = await refusalOf(words);
        assert.match(said, /another|already|in use|locked/i);
        await server.stop();
        await writeFile(join(folder, "usher.db"), "This is no database. ".repeat(100));
        assert.match(await refusalOf(words), /database/i);
    });
});

test("options that cannot be meant", async () => {
    await withFolder(async (folder) => {
        const words = ["--port", `${await freePort()}`, "--data", folder];
        assert.match(await refusalOf([...words, "--smtp", "http://relay.example"]), /--smtp must be smtp:/);
        assert.match(await refusalOf([...words, "--public-url", "invite.example"]), /--public-url/);
        assert.match(await refusalOf([...words, "--web", join(folder, "nothing")]), /make web/);
        assert.match(await refusalOf([...words, "--mail-from", "nobody"]), /--mail-from.*there is no @ in the address/);
        assert.match(await refusalOf([...words, "--address", "nowhere"]), /not an IP address/);
        const remote = [...words, "--smtp", "smtps://relay.example"];
        assert.match(await refusalOf(remote), /--smtp needs --mail-from/);
        const local = [...words, "--smtp", "smtp://127.0.0.1:25", "--public-url", "https://invite.example"];
        assert.match(await refusalOf(local), /--smtp needs --mail-from/);
        const from = ["--mail-from", "a@b.example"];
        const none = join(folder, "none.pem");
        assert.match(await refusalOf([...remote, ...from, "--smtp-authorities", none]), /--smtp-authorities: .*none\.pem cannot be read/);
        assert.match(await refusalOf([...remote, ...from, "--public-url", `https://-odd-.example`]), /--public-url.*greet the relay/);
    });
});

test("a refusal to start is JSON where that is logged", async () => {
    await withFolder(async (folder) => {
        const words = ["serve", "--log-format", "json", "--log-level", "off", "--data", join(folder, "data"), "--address", "nowhere"];
        const process = new Process(program, words, { env: { ...plainEnvironment(), USHER_PROT: "80" } });
        assert.equal((await process.end()).code, 1);
        assert.deepEqual(process.lines.map((line) => JSON.parse(line).level), ["critical"]);
        assert.match(JSON.parse(process.lines[0]).message, /not an IP address/);
    });
});

test("what it was is there again after a second start", async () => {
    await withFolder(async (folder) => {
        const first = await Server.start({ data: folder });
        const link = await first.setUpLink();
        await first.stop();
        const second = await Server.start({ data: folder });
        assert.equal((await second.setUpLink()).split("#")[1], link.split("#")[1]);
        await second.stop();
    });
});

test("a network of trusted proxies that is none", async () => {
    await withFolder(async (folder) => {
        const words = ["--port", `${await freePort()}`, "--data", join(folder, "data")];
        assert.match(await refusalOf([...words, "--trusted-proxies", "10.0.0.0/8, proxy.example"]), /--trusted-proxies: " ?proxy\.example" is neither/);
    });
});

test("a log in JSON says who asked, through trusted proxies alone, and no secret", async () => {
    const words = ["--log-format", "json"];
    const askedBy = async (more) => {
        const server = await Server.start({ words: [...words, ...more] });
        const forwarded = { "X-Forwarded-For": "198.51.100.1, 203.0.113.9" };
        await fetch(`${server.origin}/healthz?token=SECRET`, { headers: forwarded });
        await server.stop();
        const lines = server.process.lines.filter((line) => line.startsWith("{"));
        assert.ok(lines.every((line) => !line.includes("SECRET")), lines.join("\n"));
        return lines.map((line) => JSON.parse(line)).find(({ path }) => path === "/healthz");
    };
    const { client, method, status, level, time, request } = await askedBy(["--trusted-proxies", "127.0.0.0/8,::1"]);
    assert.deepEqual({ client, method, status, level }, { client: "203.0.113.9", method: "GET", status: 200, level: "debug" });
    assert.ok(!Number.isNaN(Date.parse(time)), time);
    assert.match(request, /^\S+$/);
    assert.equal((await askedBy([])).client, "127.0.0.1");
});

test("a certificate of its own", async () => {
    await withFolder(async (folder) => {
        const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
        const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
        const named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate];
        execFileSync("/usr/bin/openssl", [...made, ...named], { stdio: "ignore" });
        const port = await freePort();
        const place = ["--port", `${port}`, "--data", join(folder, "data")];
        assert.match(await refusalOf([...place, "--tls-certificate", certificate, "--tls-key", join(folder, "none")]), /none/);
        const clear = ["--public-url", "http://localhost", "--tls-certificate", certificate, "--tls-key", key];
        assert.match(await refusalOf([...place, ...clear]), /--public-url begins with http:.*must be https:/);

        const server = await Server.start({ at: port, words: ["--tls-certificate", certificate, "--tls-key", key] });
        try {
            assert.match(server.process.output, new RegExp(`https://localhost:${port}/set-up#`));
            const ca = await readFile(certificate);
            const answer = await new Promise((resolve, reject) => {
                get(`https://localhost:${port}/healthz`, { ca, family: 4 }, resolve).on("error", reject);
            });
            assert.equal(answer.statusCode, 200);
            assert.match(answer.headers["strict-transport-security"], /max-age/);
            answer.resume();
            assert.doesNotMatch(server.process.output, /may read the TLS key/);
            assert.match(server.process.output, /\[warning\] the certificate .* expires on/);
            server.process.signal("SIGHUP");
            await server.process.line((line) => /\[info\] the certificate .* was read again/.exec(line), "a line for the certificate");
        } finally {
            await server.stop();
        }
        await chmod(key, 0o644);
        const open = await Server.start({ at: await freePort(), words: ["--tls-certificate", certificate, "--tls-key", key] });
        await open.stop();
        assert.match(open.process.output, /every user of this machine may read the TLS key .*key\.pem/);
    });
});
