import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { server_version } from "../src/api/server-version.svelte.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const { version } = JSON.parse(read("../package.json")) as { version: string };

describe("the version of the page's code", () => {
    const reload = vi.fn();

    beforeEach(() => {
        const kept = new Map<string, string>();
        vi.stubGlobal("location", { reload });
        vi.stubGlobal("sessionStorage", {
            getItem: (key: string) => kept.get(key) ?? null,
            setItem: (key: string, value: string) => kept.set(key, value),
        });
        server_version.note(version);
        reload.mockClear();
    });

    afterEach(() => vi.unstubAllGlobals());

    it("is the server's", () => {
        expect(read("../../server/version.hpp")).toContain(`version = "${version}"`);
    });

    it("is not doubted by the server's own, nor by an answer that names none", () => {
        server_version.note(null);
        expect([server_version.other, server_version.stale]).toEqual(["", false]);
    });

    it("makes the page load anew for another version, once", () => {
        server_version.note("9.9.9");
        expect(server_version.stale).toBe(true);
        server_version.reload();
        expect(reload).toHaveBeenCalledOnce();
        expect([server_version.other, server_version.stale]).toEqual(["9.9.9", false]);
        server_version.note("10.0.0");
        expect(server_version.stale).toBe(true);
        server_version.note(version);
        expect(server_version.stale).toBe(false);
    });
});
