import type { PageContent } from "@usher/core";
import { noteServerTime } from "./clock.ts";
import { problemFrom, unreachable } from "./problem.ts";
import { server_version } from "./server-version.svelte.ts";

let csrf_token = "";

/** The token that every write of a session carries. Empty while nobody is signed in. */
export function useCsrfToken(token: string): void {
    csrf_token = token;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";

async function ask(method: Method, path: string, body?: unknown, accept = "application/json"): Promise<Response> {
    const headers: Record<string, string> = { accept };
    if (method !== "GET") {
        headers["content-type"] = "application/json";
        if (csrf_token !== "") headers["x-csrf-token"] = csrf_token;
    }
    let response: Response;
    try {
        response = await fetch(path, {
            method,
            headers,
            cache: "no-store",
            ...(method === "POST" || method === "PUT" ? { body: JSON.stringify(body ?? {}) } : {}),
        });
    } catch {
        throw unreachable();
    }
    noteServerTime(response.headers.get("date"));
    server_version.note(response.headers.get("usher-version"));
    if (!response.ok) throw await problemFrom(response);
    return response;
}

export interface Answered<Body> {
    status: number;
    body: Body;
}

/** Throws a Problem. An empty answer is null. */
export async function request<Body>(method: Method, path: string, body?: unknown): Promise<Answered<Body>> {
    const response = await ask(method, path, body);
    const text = await readText(response);
    return { status: response.status, body: (text === "" ? null : JSON.parse(text)) as Body };
}

/** The answer's text, unread: a table to be kept as it is. Throws a Problem. */
export async function requestText(path: string): Promise<string> {
    return readText(await ask("GET", path));
}

const block = "application/vnd.usher.people";

/** A page of changes, unread, since it goes to the core as it is; and where the next begins, if there is one already. */
export interface ChangesPage {
    content: PageContent;
    next: string | null;
}

/** As a block where that is wanted. Throws a Problem. */
export async function requestPage(path: string, as_block: boolean): Promise<ChangesPage> {
    const response = await ask("GET", path, undefined, as_block ? `${block}, application/json` : "application/json");
    const next = /[?&]after=([^&>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
    const is_block = response.headers.get("content-type") === block;
    return { content: await (is_block ? readBytes(response) : readText(response)), next: next ? decodeURIComponent(next) : null };
}

async function readBytes(response: Response): Promise<Uint8Array> {
    try {
        return new Uint8Array(await response.arrayBuffer());
    } catch {
        throw unreachable();
    }
}

async function readText(response: Response): Promise<string> {
    try {
        return await response.text();
    } catch {
        throw unreachable();
    }
}
