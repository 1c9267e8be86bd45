import { beforeEach, describe, expect, it, vi } from "vitest";
import { Connection } from "./connection-state.svelte.ts";

const connection = new Connection();
const link = vi.fn(() => Promise.resolve("https://usher.example/i#secret"));
vi.mock("../../src/sync/replica.svelte.ts", () => ({
    replica: {
        get reaches() {
            return connection.reaches;
        },
        settled: () => connection.settled,
        link: () => link(),
    },
}));
const copied = vi.fn((text: Promise<string>) => text.then(() => true));
vi.mock("../../src/interface/clipboard.ts", () => ({ copyLater: copied }));
const { copyLink, copyLinks } = await import("../../src/admin/people/actions.svelte.ts");
const { notices } = await import("../../src/interface/notices.svelte.ts");

const told = (): string[] => notices.list.map((notice) => notice.title);
const several = ["one", "two"].map((invitation) => ({ name: invitation, address: null, invitation }));

describe("copying a link while a change waits", () => {
    beforeEach(() => {
        connection.begin();
        link.mockClear();
        for (const { id } of notices.list) notices.dismiss(id);
    });

    it.each([
        ["one", () => copyLink("invitation", "Maya Stone")],
        ["several", () => copyLinks(several)],
    ])("says at once that %s cannot be made where nothing reaches the server", async (_, copy) => {
        connection.reaches = false;
        await copy();
        expect(told()).toEqual(["The link could not be made"]);
        connection.settle();
        expect(link).not.toHaveBeenCalled();
    });

    it("says so when the connection goes meanwhile", async () => {
        const copying = copyLink("invitation", "Maya Stone");
        connection.reaches = false;
        await copying;
        expect(told()).toEqual(["The link could not be made"]);
    });

    it("waits for the change where it is on its way", async () => {
        const copying = copyLink("invitation", "Maya Stone");
        await Promise.resolve();
        expect(link).not.toHaveBeenCalled();
        connection.settle();
        await copying;
        expect(told()).toEqual(["Link for Maya Stone copied"]);
    });
});
