import { randomUUID } from "node:crypto";
import { on, once } from "node:events";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { within } from "./process.mjs";

/**
 * A browser without a page: it keeps cookies, says where its requests come from, and carries the session's token. Nothing
 * is prettified, so that every header and byte can be another than a browser's.
 */
export class Client {
    cookies = new Map();
    csrf_token = "";
    account = null;
    organizations = [];
    /** Of the commands it sends, as a page would. */
    name = randomUUID();
    #next = 1;

    constructor(server) {
        this.server = server;
    }

    get organization() {
        return this.organizations[0].id;
    }

    /** Sends exactly this. The answer: {status, headers, text, body}, `body` being the JSON if it is any. */
    send(method, path, { headers = {}, content } = {}) {
        const options = { host: "127.0.0.1", port: this.server.port, method, path, headers, agent: false };
        const answer = new Promise((resolve, reject) => {
            const sent = request(options, (response) => {
                const pieces = [];
                response.on("data", (piece) => pieces.push(piece));
                response.on("error", reject);
                response.on("end", () => resolve(read(response, Buffer.concat(pieces).toString())));
            });
            // A server that refuses a body may close while it is still being written.
            sent.on("error", (error) => sent.res || reject(error));
            sent.end(content);
        });
        return within(answer, `the answer to ${method} ${path}`);
    }

    /** As the pages of the server do it. */
    async ask(method, path, body, headers = {}) {
        const own = { host: new URL(this.server.origin).host, accept: "application/json", ...this.#credentials() };
        const writes = method !== "GET" && method !== "HEAD";
        if (writes) {
            own["content-type"] = "application/json";
            own.origin = this.server.origin;
            own["sec-fetch-site"] = "same-origin";
            if (this.csrf_token !== "") own["x-csrf-token"] = this.csrf_token;
        }
        const content = method === "POST" || body !== undefined ? JSON.stringify(body ?? {}) : undefined;
        if (content !== undefined) own["content-length"] = Buffer.byteLength(content);
        const merged = Object.entries({ ...own, ...headers }).filter(([, value]) => value !== undefined);
        const answer = await this.send(method, path, { headers: Object.fromEntries(merged), content });
        this.#keep(answer);
        return answer;
    }

    get(path, headers) {
        return this.ask("GET", path, undefined, headers);
    }

    post(path, body, headers) {
        return this.ask("POST", path, body, headers);
    }

    async signOut() {
        const answer = await this.ask("DELETE", "/v1/sessions/current");
        this.csrf_token = "";
        this.account = null;
        return answer;
    }

    /** Sends commands; the answers. */
    async command(...bodies) {
        const commands = bodies.map((body) => ({ sequence: this.#next++, body }));
        const path = `/v1/organizations/${this.organization}/commands`;
        const answer = await this.post(path, { client: this.name, commands });
        if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
        return answer.body.answers;
    }

    /** Follows the organization's changes; `next` gives the page that the next event holds, `end` settles when the stream ends. */
    async follow(after) {
        const path = `/v1/organizations/${this.organization}/changes?after=${encodeURIComponent(after)}`;
        const headers = { host: new URL(this.server.origin).host, accept: "text/event-stream", ...this.#credentials() };
        const sent = request({ host: "127.0.0.1", port: this.server.port, path, headers, agent: false });
        const [response] = await within(once(sent.end(), "response"), "the event stream");
        const pages = on(createInterface({ input: response }), "line");
        const end = once(response, "end");
        const next = async () => {
            for await (const [line] of pages) if (line.startsWith("data:")) return JSON.parse(line.slice(5));
            throw new Error("the stream ended");
        };
        return { headers: response.headers, next: () => within(next(), "an event"), end: () => within(end, "the stream's end") };
    }

    /** Everything in the organization, by kind: {organization, people}. */
    async everything() {
        const records = [];
        let after = "";
        for (let more = true; more; ) {
            const query = after === "" ? "" : `?after=${encodeURIComponent(after)}`;
            const { body } = await this.get(`/v1/organizations/${this.organization}/changes${query}`);
            records.push(...body.records);
            more = body.more;
            after = body.cursor;
        }
        const organization = records.find((record) => record.kind === "organization");
        return { organization, people: records.filter((record) => record.kind === "person"), cursor: after };
    }

    #credentials() {
        if (this.cookies.size === 0) return {};
        return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") };
    }

    #keep(answer) {
        for (const field of answer.headers["set-cookie"] ?? []) {
            const [pair, ...attributes] = field.split("; ");
            const [name, value] = pair.split("=");
            if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
            else this.cookies.set(name, value);
        }
        const session = answer.body?.session ?? (answer.body?.account ? answer.body : undefined);
        if (session) {
            this.account = session.account;
            this.organizations = session.organizations;
        }
        this.csrf_token = session?.csrf_token ?? answer.body?.csrf_token ?? this.csrf_token;
    }
}

function read(response, text) {
    let body;
    try {
        body = JSON.parse(text);
    } catch {
        body = undefined;
    }
    return { status: response.statusCode, headers: response.headers, text, body };
}

export const founder = {
    name: "Ada Lindqvist",
    address: "ada@northwind.example",
    password: "seven quiet lamps over water",
    organization_name: "Northwind",
};

/** Walks the set-up without a page; the client is then signed in as the founder. */
export async function setUp(server, choices = {}) {
    const client = new Client(server);
    const token = (await server.setUpLink()).split("#")[1];
    const answer = await client.post("/v1/set-up", {
        token,
        ...founder,
        copied_link_proves_mailbox: false,
        ...choices,
    });
    if (answer.status !== 201) throw new Error(`set-up was refused: ${answer.status} ${answer.text}`);
    return client;
}

/** The command that invites one person. */
export function invitation(role, address, choices = {}) {
    return {
        type: "invite_person",
        person: randomUUID(),
        name: "",
        address,
        seats: [{ id: randomUUID(), scope: null }],
        role,
        invitation: randomUUID(),
        when: "now",
        message: "",
        locale: "en",
        ...choices,
    };
}
