import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { Store, type WaitingCommand } from "../src/kept/database.ts";
import { KeptCommands } from "../src/kept/kept-commands.ts";

const place = { account: "ada", organization: "northwind" };
const command = (sequence: number): WaitingCommand => ({
    sequence,
    body: { type: "resend", invitation: `i${sequence}` },
    at: "2026-11-20T09:00:00Z",
    about: "",
});
const clear = (): Promise<unknown> =>
    new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase("usher"), { onsuccess: resolve, onerror: reject }));

describe("the commands of a place after the browser was cleared", () => {
    let keeper: KeptCommands;
    let client: string;
    beforeEach(async () => {
        globalThis.indexedDB = new IDBFactory();
        keeper = new KeptCommands(new Store(), place);
        ({ client } = await keeper.client());
        await keeper.add([command(1), command(2)], client);
        await clear();
    });
    const memory = (leads: boolean) => ({ client, next: 3, waiting: [command(2)], leads });

    it("are kept again as a tab knows them", async () => {
        expect(await keeper.client(memory(false))).toEqual({ client, next: 3 });
        expect(await keeper.waiting()).toMatchObject([command(2)]);
    });

    it("are added by the leading tab alone to what somebody has begun meanwhile", async () => {
        const newer = new KeptCommands(new Store(), place);
        const begun = await newer.client();
        await newer.add([command(1)], begun.client);
        expect(await keeper.client(memory(false))).toEqual({ client: begun.client, next: 2 });
        await clear();
        await newer.client({ ...begun, next: 2, waiting: [command(1)], leads: false });
        expect(await keeper.client(memory(true))).toEqual({ client: begun.client, next: 3 });
        expect((await keeper.waiting()).map(({ body }) => body)).toEqual([command(1).body, command(2).body]);
    });

    it("take no number of another client", async () => {
        await expect(keeper.add([command(3)], client)).rejects.toThrow();
        expect(await keeper.waiting()).toEqual([]);
    });

    it("do not come back when the account was forgotten, which closes nothing", async () => {
        await keeper.client(memory(false));
        const store = await new Store().open();
        for (const name of ["clients", "commands"] as const) await store.clear(name);
        expect((await keeper.client(memory(true))).client).not.toBe(client);
        expect(await keeper.waiting()).toEqual([]);
    });
});
