import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { AuditEntry, Payload } from "../src/admin/audit/audit-entry.ts";
import { sentence } from "../src/admin/audit/audit-sentence.ts";
import { places } from "../src/admin/audit/places.svelte.ts";
import { historyWords } from "../src/admin/person/history-words.ts";
import { known, type OrganizationView } from "../src/admin/known.svelte.ts";
import * as english from "../messages/en.ts";
import { compileMessage } from "../plugins/compile-message.ts";
import { catalogueOf } from "../plugins/words.ts";
import { speak } from "../src/words/words.ts";

vi.mock("../src/sync/replica.svelte.ts", () => ({ replica: {} }));
vi.mock("../src/interface/online.svelte.ts", () => ({ online: { yes: true } }));

const names = new Map([["p", "Grace Hopper"], ["r", "Member"], ["gone", "Gemini"]]);
const person = { id: "p", name: "Grace Hopper", address: null };
const entry = (kind: string, payload: Payload): AuditEntry => ({ change: 1, command: "c", at: "2026-11-20T12:00:00Z", by: { kind: "system" }, kind, payload });
const said = (kind: string, payload: Payload): string => sentence(entry(kind, payload), names);

const speakEnglish = (): void => {
    const all: Record<string, string> = Object.assign({}, ...Object.values(english));
    speak("en", Object.fromEntries(Object.entries(all).map(([key, text]) => [key, compileMessage(text)])));
};

beforeAll(speakEnglish);

beforeEach(() => {
    known.now = { name: "Northwind", projects: [{ id: "a", name: "Apollo" }], integrations: [] } as unknown as OrganizationView;
});

describe("the sentences of the log", () => {
    it("say where by the entry itself", () => {
        const added = (scope: string | null): Payload => ({ person, membership: { id: `in ${scope}`, scope, role: "r" } });
        expect(said("membership_added", added("a"))).toBe("Usher gave Grace Hopper a place in Apollo as Member");
        expect(said("membership_added", added(null))).toBe("Usher gave Grace Hopper a place in Northwind as Member");
        expect(said("membership_added", added("gone"))).toBe("Usher gave Grace Hopper a place in Gemini as Member");
    });

    it("say where by what people have, and by what was written before", () => {
        const accepted: Payload = { person, membership: "m" };
        expect(said("invitation_accepted", accepted)).toBe("Grace Hopper accepted the invitation");
        places.learn([{ id: "m", scope: "a", invitation: null }]);
        expect(said("invitation_accepted", accepted)).toBe("Grace Hopper accepted the invitation to Apollo");
        places.learnPayloads([
            { membership: { id: "n", scope: null } },
            { invitation: { id: "i" }, seats: [{ membership: "m", role: null }, { membership: "n", role: null }] },
        ]);
        expect(said("invitation_opened", { person, invitation: "i" })).toBe("Grace Hopper opened the invitation to Apollo, Northwind");
        expect(historyWords(entry("membership_left", { person: "p", membership: "n" }))).toBe("Left Northwind");
    });

    it("say which kind of job", () => {
        expect(said("job_set", { id: "j", kind: "invite_all", state: "done", scope: "a" })).toBe("A job was done: Invite all (Apollo)");
        expect(said("job_set", { id: "k", kind: "undo", state: "done", scope: null })).toBe("A job was done: Take back a job");
    });
});

describe("the sentences of the log in German", () => {
    beforeAll(async () => speak("de", await catalogueOf("admin", "de")));
    afterAll(speakEnglish);

    it("say where before what, and built-in roles by their German names", () => {
        const added: Payload = { person, membership: { id: "in a", scope: "a", role: "r" } };
        expect(said("membership_added", added)).toBe("Usher hat Grace Hopper in Apollo einen Platz als Mitglied gegeben");
        places.learn([{ id: "in a", scope: "a", invitation: null }]);
        expect(said("membership_removed", { person, membership: "in a" })).toBe("Usher hat Grace Hopper in Apollo einen Platz genommen");
    });
});

describe("the sentences of the log in a right-to-left language", () => {
    const isolated = (name: string): string => `\u2068${name}\u2069`;

    beforeAll(async () => speak("ar", await catalogueOf("admin", "ar")));
    afterAll(speakEnglish);

    it("keep who did it and to whom apart, though both are called in Latin letters", () => {
        const ada = { kind: "integration", integration: "i" } as const;
        known.now = { ...known.now, integrations: [{ id: "i", name: "Ada Lindqvist" }] } as unknown as OrganizationView;
        const added = sentence({ ...entry("person_added", { person }), by: ada }, names);
        expect(added).toBe(`أضاف ${isolated("Ada Lindqvist")} ${isolated("Grace Hopper")}`);
    });

    it("and the history of a person keep the place apart", () => {
        expect(historyWords(entry("membership_left", { person: "p", membership: "n" }))).toContain(isolated("Northwind"));
    });
});
