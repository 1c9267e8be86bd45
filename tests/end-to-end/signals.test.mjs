import assert from "node:assert/strict";
import { request } from "node:http";
import { createServer } from "node:net";
import { test } from "node:test";
import { Client, founder, setUp } from "./client.mjs";
import { within } from "./process.mjs";
import { Server, withServer } from "./server.mjs";

test("signals of operators end nothing", async () => {
    await withServer({}, async (server) => {
        for (const name of ["SIGHUP", "SIGUSR1", "SIGUSR2"]) server.process.signal(name);
        assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
    });
});

test("a request for another host is told of, and that is all", async () => {
    await withServer({}, async (server) => {
        assert.equal((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status, 200);
        const headers = { host: "localhost" };
        const status = await new Promise((resolve, reject) => {
            request({ port: server.port, path: "/healthz", headers }, (answer) => resolve(answer.resume().statusCode)).on("error", reject).end();
        });
        assert.equal(status, 400);
        await server.process.line((line) => line.includes(`named the host localhost and was refused; public-url is ${server.origin}`), "a line for the host");
    });
});

test("a stop does not wait for a relay that answers nothing any more", async () => {
    let asked;
    const was_asked = new Promise((resolve) => (asked = resolve));
    const sockets = new Set();
    const relay = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => undefined).on("data", asked);
        socket.write("220 relay.example\r\n");
    });
    await new Promise((resolve) => relay.listen(0, "127.0.0.1", resolve));
    const server = await Server.start({ smtp: relay.address().port });
    try {
        await setUp(server);
        const client = new Client(server);
        await client.post("/v1/sessions", { address: founder.address, password: founder.password });
        const trial = client.post("/v1/mail/test", { to: founder.address }).catch(() => undefined);
        await within(was_asked, "the greeting of the server");
        await server.stop();
        await trial;
    } finally {
        await server.kill();
        for (const socket of sockets) socket.destroy();
        relay.close();
    }
});
