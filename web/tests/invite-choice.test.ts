import { beforeEach, describe, expect, it, vi } from "vitest";
import type { OrganizationSeat } from "../src/api/answers.ts";

vi.mock("../src/sync/replica.svelte.ts", () => ({ replica: { organization: "northwind", cards: [] } }));
const session = { account: { id: "ada" }, organizations: [] as Partial<OrganizationSeat>[] };
vi.mock("../src/api/session.svelte.ts", () => ({ session }));
vi.mock("../src/core.ts", () => ({ core: {} }));
const { replica } = await import("../src/sync/replica.svelte.ts");
const { InviteOptions } = await import("../src/admin/invite/invite-choice.svelte.ts");
const { inviteDraft } = await import("../src/admin/invite/invite-draft.ts");

const hold = (...permissions: string[]): void => void (session.organizations = [{ id: "northwind", permissions }]);

beforeEach(() => hold("people.read", "people.add", "invitations.send"));

describe("how people are invited", () => {
    it("is as it was chosen by who may send", () => {
        const options = new InviteOptions();
        options.when = "by_link";
        expect([options.may_add, options.choice.when]).toEqual([true, "by_link"]);
    });

    it("is later by who may only add", () => {
        const options = new InviteOptions();
        hold("people.read", "people.add");
        expect([options.may_add, options.may_send, options.choice.when]).toEqual([true, false, "later"]);
    });

    it("stays as it was chosen, message and all, when the right to add goes meanwhile", () => {
        const options = new InviteOptions();
        options.message.text = "Welcome";
        hold("people.read");
        expect(options.may_add).toBe(false);
        expect(options.choice).toMatchObject({ scopes: [null], when: "now", message: "Welcome" });
    });
});

describe("what was typed into the dialog", () => {
    const typed = (): ReturnType<typeof inviteDraft> => {
        const draft = inviteDraft();
        draft.person.name.text = "Maya Stone";
        return draft;
    };

    it("is gone once it was sent", () => {
        const draft = typed();
        draft.sent(["i"]);
        expect(inviteDraft()).not.toBe(draft);
    });

    it("is there again while a card says that the server refused it", () => {
        const draft = typed();
        draft.sent(["i"]);
        replica.cards = [{ body: { type: "invite_person", invitation: "i" } }] as unknown as typeof replica.cards;
        expect(inviteDraft()).toBe(draft);
        replica.cards = [];
        expect(inviteDraft()).not.toBe(draft);
    });
});
