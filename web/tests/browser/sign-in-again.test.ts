import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import SignInAgain from "../../src/admin/shell/SignInAgain.svelte";
import { shell } from "../../src/admin/shell/shell.svelte.ts";
import { session } from "../../src/api/session.svelte.ts";
import { show } from "./stage.ts";

const ada = { id: "a", name: "Ada Quinn", addresses: ["ada@northwind.example"], administrator: false };
const awaited = { second_factor_awaited: true, csrf_token: "waiting", ends_at: "2026-11-29T12:10:00Z" };
const answer = { account: ada, second_factor: true, csrf_token: "new", sees_accounts: false, organizations: [] };
const asks = (name: string) => page.getByRole("dialog", { name });

describe("signing in again of somebody with a second factor", () => {
    beforeEach(() => {
        session.account = ada;
        shell.session_over = shell.signing_in = true;
        vi.stubGlobal("fetch", async (path: string) =>
            path === "/v1/sessions" ? Response.json(awaited, { status: 202 }) : Response.json(answer, { status: 201 }),
        );
    });
    afterEach(() => {
        vi.unstubAllGlobals();
        session.forget();
    });

    it("asks for the code after the password, and is over after the code", async () => {
        show(SignInAgain, {});
        await expect.element(asks("Sign in to go on")).toBeVisible();
        await userEvent.fill(page.getByLabelText("Password", { exact: true }), "a right one");
        await page.getByRole("button", { name: "Sign in", exact: true }).click();
        const code = page.getByRole("textbox", { name: "Code" });
        await expect.element(code).toBeVisible();
        await userEvent.fill(code, "123456");
        expect(shell.signing_in).toBe(true);
        await userEvent.keyboard("{Enter}");
        await expect.poll(() => shell.session_over).toBe(false);
        expect([shell.signing_in, session.account?.name]).toEqual([false, "Ada Quinn"]);
    });
});
