import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { apps, languages } from "../messages/apps.ts";
import * as english from "../messages/en.ts";
import { argumentsOf, compileMessage } from "../plugins/compile-message.ts";
import { catalogueOf, translationOf } from "../plugins/words.ts";
import { preferredTag } from "../src/words/language.svelte.ts";
import { exactTime, shortCount } from "../src/words/time.ts";
import { codes as spoken_codes } from "../src/words/codes.svelte.ts";
import { sayMessage, type Values } from "../src/words/message.ts";
import { permissionWords } from "../src/words/permission-words.ts";
import { roleName } from "../src/words/role-name.ts";
import { withoutMarks } from "../src/words/without-marks.ts";
import { speak, t, wordsFor } from "../src/words/words.ts";

const shared = new URL("../../shared/", import.meta.url);
const messages = new URL("../messages/", import.meta.url);
const parts: Record<string, Record<string, string>> = english;
const all: Record<string, string> = Object.assign({}, ...Object.values(parts));
const { codes, permissions } = english;
const files = (language: string): string[] => readdirSync(new URL(`${language}/`, messages)).toSorted();

const compiled = Object.fromEntries(Object.entries(all).map(([key, text]) => [key, compileMessage(text)]));
speak("en", compiled);
spoken_codes.words = compiled;

describe("the English catalogue", () => {
    it("has words for every code of the core, and for no other", () => {
        const source = readFileSync(new URL("values/code.hpp", shared), "utf8");
        const names = Array.from(source.matchAll(/^\s+([a-z_]+) = \d+,/gm), (match) => `code.${match[1]}`);
        expect(names.length).toBeGreaterThan(80);
        const client_only = ["code.core_failed", "code.unreachable", "code.not_kept"];
        expect(Object.keys(codes).toSorted()).toEqual([...names, ...client_only].toSorted());
    });

    it("has words for every permission", () => {
        const source = readFileSync(new URL("policy/permission.hpp", shared), "utf8");
        const names = Array.from(source.matchAll(/^\s+([a-z_]+) = \d+,/gm), (match) => match[1]?.replace("_", "."));
        expect(Object.keys(permissions).toSorted()).toEqual(names.map((name) => `permission.${name}`).toSorted());
    });

    it("has a name for every built-in role, and for no other", () => {
        const source = readFileSync(new URL("lifecycle/account_change.cpp", shared), "utf8");
        const names = Array.from(source.matchAll(/\{"(\w+)", built_in::\w+\}/g), (match) => `role.${match[1]}`);
        expect(names).toHaveLength(4);
        expect(Object.keys(english.role_names)).toEqual(names);
        for (const key of names) expect(`role.${english.role_names[key as keyof typeof english.role_names]}`).toBe(key);
    });

    it("has a card for every command that can be refused", () => {
        const source = readFileSync(new URL("../../wasm/package/src/commands.ts", import.meta.url), "utf8");
        const types = Array.from(source.matchAll(/type: ((?:"[a-z_]+"(?: \| )?)+)/g), (match) => match[1]?.split(" | ") ?? []);
        const names = types.flat().map((name) => `refused.${name.replaceAll('"', "")}`);
        expect(names.length).toBeGreaterThan(40);
        expect(names.filter((key) => !(key in all))).toEqual([]);
    });

    it("has no words that are never said", () => {
        const root = new URL("../src/", import.meta.url);
        const source = readdirSync(root, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name))
            .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"))
            .join();
        const composed = /^(code|permission|phase|gone|refused|role|explain\.|(outbox\.state|people\.(delivery|source)|person\.(by|identity)|reference\.(group|type|for))_)/;
        const of_administration = /^(settings\.(kind|flaw|variable|method|trial)|audit\.(kind|name|about)|jobs\.(kind|state)|deliveries\.state|requests\.stage|registration\.(state|tag)|server\.existence)_/;
        const is_composed = (key: string): boolean => composed.test(key) || of_administration.test(key);
        expect(Object.keys(all).filter((key) => !is_composed(key) && !source.includes(`"${key}"`))).toEqual([]);
    });

    it("says no key twice", () => {
        expect(Object.keys(all)).toHaveLength(Object.values(parts).reduce((sum, part) => sum + Object.keys(part).length, 0));
    });

    it("is spoken by an app, part by part", () => {
        expect([...new Set(Object.values(apps).flat())].toSorted()).toEqual(Object.keys(parts).toSorted());
    });
});

describe.each(languages.filter((language) => language !== "en"))("the catalogue of %s", (language) => {
    it("says the same things as the English one, with the same arguments", async () => {
        const words = await translationOf(language);
        const said = Object.keys(all).filter((key) => key in words);
        const missing = Object.keys(all).filter((key) => !(key in words));
        const unknown = Object.keys(words).filter((key) => !(key in all));
        const other = said.filter((key) => argumentsOf(words[key] ?? "").join() !== argumentsOf(all[key] ?? "").join());
        expect({ missing, unknown, other }).toEqual({ missing: [], unknown: [], other: [] });
    });

    it("has the files of the English one", () => {
        expect(files(language)).toEqual(files("en"));
    });

    it("is complete for each app, in English where a word is missing", async () => {
        for (const app of Object.keys(apps) as (keyof typeof apps)[]) {
            const wanted = apps[app].flatMap((part) => Object.keys(parts[part] ?? {}));
            expect(Object.keys(await catalogueOf(app, language)).toSorted()).toEqual(wanted.toSorted());
        }
    });
});

describe("words", () => {
    it("count", () => {
        expect(t("invite.send", { count: 0 })).toBe("Send invitations");
        expect(t("invite.send", { count: 1 })).toBe("Send invitation");
        expect(t("invite.send", { count: 4 })).toBe("Send 4 invitations");
    });

    it("count in the forms of the language", () => {
        const message = compileMessage("{count, plural, one {شخص} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}");
        const say = (count: number): string => sayMessage(message, { count }, "ar");
        expect([1, 2, 3, 11, 100].map(say)).toEqual(["شخص", "شخصان", "3 أشخاص", "11 شخصًا", "100 شخص"]);
    });

    it("choose exactly, by form, by value, and less an offset", () => {
        const say = (text: string, values: Values): string => sayMessage(compileMessage(text), values, "en");
        expect(say("{n, plural, =0 {none} one {one} other {#}}", { n: 0 })).toBe("none");
        expect(say("{n, plural, offset:1 =1 {you} one {you and one} other {you and #}}", { n: 3 })).toBe("you and 2");
        expect(say("{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", { n: 22 })).toBe("22nd");
        expect(say("{who, select, me {mine} other {theirs}} '{'{n, number}'}'", { who: "x", n: 4812 })).toBe("theirs {4,812}");
        expect(say("{missing}", {})).toBe("{missing}");
        expect(() => compileMessage("{n, date, short}")).toThrow(SyntaxError);
        expect(() => compileMessage("{n")).toThrow(SyntaxError);
    });

    it("keep the direction of a name to itself where they are told to, and lose the marks before they are stored", () => {
        const message = compileMessage("{who} {what, select, one {added {name}} other {{count, plural, other {#}}}}", true);
        const say = (what: string): string => sayMessage(message, { who: "Ada", name: "By", what, count: 2 }, "en");
        expect(say("one")).toBe("\u2068Ada\u2069 added \u2068By\u2069");
        expect(say("more")).toBe("\u2068Ada\u2069 2");
        expect(withoutMarks(say("one"))).toBe("Ada added By");
    });

    it("are in the first language of the reader's that there is", () => {
        expect(preferredTag(["fr-CH", "de-AT", "en"])).toBe("de-AT");
        expect(preferredTag(["fr"])).toBe("en");
        expect(preferredTag(["ar-EG", "en"])).toBe("ar-EG");
    });

    it("show a code that is newer than the page by its name", () => {
        expect(wordsFor("link_invalid")).toBe("This link is not valid.");
        expect(wordsFor("from_the_future")).toBe("The server refused this (from_the_future).");
    });

    it("take names as they are, braces and angle brackets too", () => {
        expect(t("landing.title", { organization: "<b>{x}</b>" })).toBe("Join <b>{x}</b>");
    });

    it("call built-in roles by the reader's word, and others by their own", () => {
        expect(roleName("Inviter")).toBe("Inviter");
        expect(roleName("Harbour master")).toBe("Harbour master");
    });

    it("fall back to a permission's own name", () => {
        expect(permissionWords("people.read")).toBe("see who is in the organization");
        expect(permissionWords("moon.walk")).toBe("moon.walk");
    });
});

describe("times", () => {
    const now = new Date("2026-11-20T12:00:00Z");

    it("are exact where asked", () => {
        expect(exactTime(now)).toContain("2026");
    });

    it("numbers are short where room is", () => {
        expect(shortCount(16_340)).toBe("16.3K");
    });
});
