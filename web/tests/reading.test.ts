import { describe, expect, it } from "vitest";
import { firstLink, letter } from "../src/admin/outbox/letter.ts";
import { nextPage } from "../src/account/sign-in/next.ts";
import { newId } from "../src/api/identifiers.ts";
import { problemFrom } from "../src/api/problem.ts";
import { initials } from "../src/interface/initials.ts";
import { secretIn } from "../src/interface/secret-in.ts";
import { pauseAfter } from "../src/sync/patience.ts";

describe("a mail's text", () => {
    const text = "Hello,\r\nHana invites you:\r\nhttps://usher.example/i#abc.\r\n\r\nElsewhere: https://other.example/x";

    it("becomes paragraphs of lines", () => {
        expect(letter(text, "https://usher.example").map((paragraph) => paragraph.length)).toEqual([3, 1]);
    });

    it("links to this server and nowhere else", () => {
        const links = letter(text, "https://usher.example").flat(2).filter((piece) => piece.link);
        expect(links).toEqual([{ text: "https://usher.example/i#abc", link: "https://usher.example/i#abc" }]);
        expect(firstLink(text, "https://third.example")).toBeNull();
    });

    it("loses nothing of it", () => {
        const read = letter(text, "https://usher.example");
        const again = read.map((paragraph) => paragraph.map((line) => line.map((piece) => piece.text).join("")).join("\n")).join("\n\n");
        expect(again).toBe(text.replaceAll("\r\n", "\n"));
    });
});

describe("the page after signing in", () => {
    it.each(["/people", "/people?phase=invited", "/people/0197-ab", "/invited", "/outbox", "/"])("may be %s", (page) => {
        expect(nextPage(page)).toBe(page);
    });

    it.each([null, "", "people", "//evil.example", "/\\evil.example", "https://evil.example/people", "/v1/sessions/current", "/i", "/people//x", "/people/../i"])(
        "is never %s",
        (page) => {
            expect(nextPage(page)).toBeNull();
        },
    );
});

describe("the secret of a link", () => {
    it.each([
        ["/i", "#AbC_-9", "AbC_-9"],
        ["/i%23AbC_-9", "", "AbC_-9"],
        ["/i", "", ""],
        ["/i", "#", ""],
        ["/i%23", "", ""],
        ["/invitations", "", ""],
    ])("in %s%s is %j", (path, hash, secret) => {
        expect(secretIn("/i", path, hash)).toBe(secret);
    });
});

describe("a problem", () => {
    const response = (status: number, body: string, headers: Record<string, string> = {}): Response =>
        new Response(body, { status, headers });

    it("is read from its document", async () => {
        const body = JSON.stringify({ renewable: true, errors: [{ code: "invitation_lapsed", field: "" }, { code: "required", field: "name" }] });
        const problem = await problemFrom(response(410, body, { "retry-after": "60" }));
        expect(problem).toMatchObject({ status: 410, code: "invitation_lapsed", renewable: true, wait_seconds: 60 });
        expect(problem.at("name")).toBe("required");
        expect(problem.at("address")).toBeNull();
    });

    it.each([
        [502, "unavailable"],
        [500, "internal_error"],
        [404, "not_found"],
    ])("of status %d without a document is %s", async (status, code) => {
        expect((await problemFrom(response(status, "<html>"))).code).toBe(code);
    });

    it("of another shape is not believed", async () => {
        expect((await problemFrom(response(400, '{"errors":[{"code":7}]}'))).code).toBe("internal_error");
    });
});

describe("an id", () => {
    it("is a UUID of version 7 that carries its time", () => {
        const id = newId(0x0192_3456_789a);
        expect(id).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it("is never made twice", () => {
        expect(new Set(Array.from({ length: 1000 }, () => newId(1))).size).toBe(1000);
    });
});

describe("initials", () => {
    it.each([
        ["Hana Silva", "HS"],
        ["Maria del Carmen Ortiz", "MO"],
        ["maya@corp.example", "M"],
        ["jan.haddad@corp.example", "JH"],
        ["李小龙", "李"],
        ["", "?"],
    ])("of %s are %s", (name, letters) => {
        expect(initials(name)).toBe(letters);
    });
});

describe("patience", () => {
    it("doubles up to a quarter of a minute, and spreads", () => {
        expect([1, 2, 3, 10].map((failures) => pauseAfter(failures, 0.5))).toEqual([500, 1000, 2000, 15_000]);
        expect([pauseAfter(1, 0), pauseAfter(1, 1)]).toEqual([375, 625]);
    });
});
