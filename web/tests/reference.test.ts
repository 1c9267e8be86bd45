import { describe, expect, it } from "vitest";
import { everywhere, reference } from "../messages/en.ts";
import { compileMessage } from "../plugins/compile-message.ts";
import { tokensOf } from "../src/reference/code-tokens.ts";
import { exampleOf } from "../src/reference/example.ts";
import { found, guideOf } from "../src/reference/guide.ts";
import type { OpenApiDocument, Schema } from "../src/reference/openapi.ts";
import { speak } from "../src/words/words.ts";

speak("en", Object.fromEntries(Object.entries({ ...everywhere, ...reference }).map(([key, words]) => [key, compileMessage(words)])));

const text: Schema = { type: "string" };
const project: Schema = { type: "object", properties: { id: { type: "string", format: "uuid" }, name: text }, required: ["id", "name"] };
const document: OpenApiDocument = {
    info: { title: "Usher", version: "1.2.3" },
    paths: {
        "/v1/organizations/{organization}/projects": {
            post: {
                operationId: "create_project",
                summary: "Create a project",
                tags: ["projects"],
                parameters: [
                    { name: "organization", in: "path", required: true, schema: text },
                    { name: "Idempotency-Key", in: "header", required: false, schema: text },
                ],
                security: [{ session: [] }, { token: [] }],
                requestBody: { content: { "application/json": { schema: project } } },
                responses: { "200": { $ref: "#/components/responses/applied" }, default: { $ref: "#/components/responses/problem" } },
            },
        },
        "/v1/moons": {
            delete: { operationId: "remove_moon", tags: ["moons"], parameters: [], security: [{ session: [] }], responses: { "2XX": {} } },
        },
        "/healthz": {
            get: { operationId: "show_health", tags: ["server"], parameters: [], security: [], responses: { "2XX": {} } },
        },
    },
    components: {
        responses: {
            applied: { content: { "application/json": { schema: { type: "object", properties: { change: { type: "integer" } } } } } },
            problem: {
                content: {
                    "application/problem+json": {
                        schema: {
                            properties: { errors: { items: { properties: { code: { enum: ["required", "too_long"] } } } } },
                        },
                    },
                },
            },
        },
    },
};

describe("the reference of the API", () => {
    const guide = guideOf(document);

    it("groups the routes by what they are about, and a resource that is new under its own name", () => {
        expect(guide.version).toBe("1.2.3");
        expect(guide.groups.map((group) => [group.title, group.operations.map((each) => each.id)])).toEqual([
            ["Projects, roles and groups", ["create_project"]],
            ["Server", ["show_health"]],
            ["Moons", ["remove_moon"]],
        ]);
    });

    it("says who may call a route, and shows a request as it is sent", () => {
        const [create] = guide.groups[0]?.operations ?? [];
        expect(create?.access).toBe("program");
        expect(create?.example).toBe(
            [
                "POST /v1/organizations/{organization}/projects",
                "Authorization: Bearer {token}",
                "Idempotency-Key: {key}",
                "Content-Type: application/json",
                "",
                JSON.stringify({ id: "0192f0c1-7a3e-7c52-9d1b-5b8a3c2e4f60", name: "Harbour" }, null, 2),
            ].join("\n"),
        );
        expect(create?.answer_example).toBe('{\n  "change": 1\n}');
        const [remove] = guide.groups[2]?.operations ?? [];
        expect(remove).toMatchObject({ access: "session", title: "Remove moon", answer: undefined, request: undefined });
        expect(remove?.example).toContain("X-CSRF-Token: {csrf_token}");
        expect(guide.groups[1]?.operations[0]?.access).toBe("anybody");
    });

    it("lists the codes that the server can answer", () => {
        expect(guide.codes).toEqual(["required", "too_long"]);
    });

    it("finds a route by every word that is typed", () => {
        const ids = (search: string): string[] => found(guide.groups, search).flatMap((group) => group.operations.map((each) => each.id));
        expect(ids("")).toHaveLength(3);
        expect(ids("PROJECT create")).toEqual(["create_project"]);
        expect(ids("delete moons")).toEqual(["remove_moon"]);
        expect(ids("project moon")).toEqual([]);
    });
});

describe("an example", () => {
    it("fits the schema", () => {
        const each = (schema: Schema): unknown => exampleOf(schema);
        expect(each({ type: "string", enum: ["now", "later"] })).toBe("now");
        expect(each({ type: "integer", maximum: 0 })).toBe(0);
        expect(each({ type: "array", items: { type: "boolean" } })).toEqual([false]);
        expect(each({ type: "string", format: "date-time" })).toMatch(/^\d{4}-/);
        expect(each({})).toEqual({});
    });

    it("shows of a long object what is required", () => {
        const properties = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`field_${index}`, text]));
        expect(exampleOf({ type: "object", properties, required: ["field_3"] })).toEqual({ field_3: "…" });
    });
});

describe("the colours of an example", () => {
    it.each([
        '{\n  "a\\"b": "c: d",\n  "e": [1, -2.5, true, null]\n}',
        "GET /v1/people\nAuthorization: Bearer {token}",
        'POST /v1/x\nContent-Type: application/json\n\n{\n  "a": 1\n}',
        "",
        "word",
    ])("leave the text as it is: %j", (shown) => {
        expect(
            tokensOf(shown)
                .map((token) => token.text)
                .join(""),
        ).toBe(shown);
    });

    it("tell keys from texts", () => {
        const kinds = tokensOf('{"a": "b", "c": 1, "d": false}').filter((token) => token.kind !== "plain");
        expect(kinds.map((token) => `${token.kind} ${token.text}`)).toEqual([
            'key "a"',
            'text "b"',
            'key "c"',
            "number 1",
            'key "d"',
            "word false",
        ]);
    });
});
