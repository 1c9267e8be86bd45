import { beforeEach, describe, expect, it } from "vitest";
import { invitation } from "../src/admin/invite/invitation.ts";
import { InviteList, withSuggestion } from "../src/admin/invite/invite-list.svelte.ts";
import { startCore } from "./support/real-core.ts";

let list: InviteList;

beforeEach(async () => {
    list = new InviteList(await startCore());
});

const texts = (): string[] => list.people.map((person) => person.text);

describe("the list of people to invite", () => {
    it("makes one entry of each address in a paste", async () => {
        await list.add("John Wayne <jw@cowboy.com>, maya@corp.example\nli@corp.example");
        expect(list.people.map((person) => person.address)).toEqual(["jw@cowboy.com", "maya@corp.example", "li@corp.example"]);
        expect(list.count).toBe(3);
    });

    it("judges what is added beside what is there", async () => {
        await list.add("maya@corp.example");
        await list.add("maya@corp.example");
        expect(list.people.map((person) => person.verdict)).toEqual(["create", "duplicate"]);
        await list.remove(0);
        expect(list.people.map((person) => person.verdict)).toEqual(["create"]);
    });

    it("counts who stands in what is still being typed", async () => {
        await list.add("maya@corp.example");
        await list.consider("li@corp.example");
        expect(list.count).toBe(2);
        await list.consider("maya@corp.example");
        expect(list.count).toBe(1);
        await list.add("li@corp.example");
        expect(list.count).toBe(2);
    });

    it("puts an edited entry back where it was", async () => {
        await list.add("a@corp.example, broken@, c@corp.example");
        await list.replace(1, "b@corp.example");
        expect(texts()).toEqual(["a@corp.example", "b@corp.example", "c@corp.example"]);
    });

    it("drops an entry that was edited away", async () => {
        await list.add("a@corp.example, b@corp.example");
        await list.replace(0, " ");
        expect(texts()).toEqual(["b@corp.example"]);
    });

    it("keeps the name when a suggestion is taken", async () => {
        await list.add('"Wayne, John" <jw@gmial.com>');
        const person = list.people[0];
        if (!person) throw new Error("nobody was added");
        expect(person.suggestion).toBe("jw@gmail.com");
        await list.replace(0, withSuggestion(person));
        expect(list.people[0]).toMatchObject({ name: "Wayne, John", address: "jw@gmail.com", suggestion: null });
    });

    it("becomes one command a person, each with ids of its own", async () => {
        await list.add("a@corp.example, b@corp.example");
        const commands = list.ready.map((person) =>
            invitation(person, { scopes: [null], role: "r", groups: [], message: "Hello", when: "now" }),
        );
        const named = commands.flatMap((command) => [command.person, command.invitation, command.seats[0]?.id]);
        expect(new Set(named).size).toBe(6);
        expect(commands[0]).toMatchObject({ address: "a@corp.example", role: "r", message: "Hello", when: "now" });
    });
});
