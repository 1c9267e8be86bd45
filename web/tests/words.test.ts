import { IntlMessageFormat } from "intl-messageformat";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { account, admin, codes, everywhere, permissions } from "../messages/en.ts";
import { exactTime, relativeTime, shortCount } from "../src/words/time.ts";
import { permissionWords, speak, t, wordsFor } from "../src/words/words.ts";

const shared = new URL("../../shared/", import.meta.url);
const all: Record<string, string> = { ...everywhere, ...codes, ...admin, ...account, ...permissions };

speak("en", everywhere, codes, admin, account, permissions);

describe("the English catalogue", () => {
    it("has words for every code of the core, and for no other", () => {
        const source = readFileSync(new URL("values/code.hpp", shared), "utf8");
        const names = Array.from(source.matchAll(/^\s+([a-z_]+) = \d+,/gm), (match) => `code.${match[1]}`);
        expect(names.length).toBeGreaterThan(80);
        const client_only = ["code.core_failed", "code.unreachable"];
        expect(Object.keys(codes).toSorted()).toEqual([...names, ...client_only].toSorted());
    });

    it("has words for every permission", () => {
        const source = readFileSync(new URL("policy/permission.hpp", shared), "utf8");
        const names = Array.from(source.matchAll(/^\s+([a-z_]+) = \d+,/gm), (match) => match[1]?.replace("_", "."));
        expect(Object.keys(permissions).toSorted()).toEqual(names.map((name) => `permission.${name}`).toSorted());
    });

    it("is ICU syntax throughout", () => {
        for (const [key, message] of Object.entries(all)) {
            expect(() => new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }), key).not.toThrow();
        }
    });

    it("has no words that are never said", () => {
        const root = new URL("../src/", import.meta.url);
        const source = readdirSync(root, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name))
            .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"))
            .join();
        const composed = /^(code|permission|phase|gone|explain\.|(outbox\.state|people\.(delivery|source)|person\.(by|identity))_)/;
        expect(Object.keys(all).filter((key) => !composed.test(key) && !source.includes(`"${key}"`))).toEqual([]);
    });

    it("says no key twice", () => {
        const parts = [everywhere, codes, admin, account, permissions];
        expect(Object.keys(all)).toHaveLength(parts.reduce((sum, part) => sum + Object.keys(part).length, 0));
    });
});

describe("words", () => {
    it("count", () => {
        expect(t("invite.send", { count: 0 })).toBe("Send invitations");
        expect(t("invite.send", { count: 1 })).toBe("Send invitation");
        expect(t("invite.send", { count: 4 })).toBe("Send 4 invitations");
    });

    it("show a code that is newer than the page by its name", () => {
        expect(wordsFor("link_invalid")).toBe("This link is not valid.");
        expect(wordsFor("from_the_future")).toBe("The server refused this (from_the_future).");
    });

    it("take names as they are, braces and angle brackets too", () => {
        expect(t("landing.title", { organization: "<b>{x}</b>" })).toBe("Join <b>{x}</b>");
    });

    it("fall back to a permission's own name", () => {
        expect(permissionWords("people.read")).toBe("see who is in the organization");
        expect(permissionWords("moon.walk")).toBe("moon.walk");
    });
});

describe("times", () => {
    const now = new Date("2026-11-20T12:00:00Z");
    const before = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

    it.each([
        [5, "now"],
        [60, "1 minute ago"],
        [3599, "59 minutes ago"],
        [7200, "2 hours ago"],
        [86_400, "yesterday"],
        [86_400 * 20, "2 weeks ago"],
        [-86_400 * 6.9, "in 6 days"],
    ])("%d seconds before now: %s", (seconds, words) => {
        expect(relativeTime(before(seconds), now)).toBe(words);
    });

    it("are exact where asked", () => {
        expect(exactTime(now)).toContain("2026");
    });

    it("numbers are short where room is", () => {
        expect(shortCount(16_340)).toBe("16.3K");
    });
});
