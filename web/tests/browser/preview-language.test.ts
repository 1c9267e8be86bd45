import { afterEach, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import type { OrganizationView } from "../../src/admin/known.svelte.ts";
import { show } from "./stage.ts";

vi.mock("../../src/core.ts", () => ({ core: {} }));
vi.mock("../../src/sync/replica.svelte.ts", () => ({ replica: { version: 0, organization: "northwind", reaches: true } }));
const { default: InvitationPreview } = await import("../../src/admin/invite/InvitationPreview.svelte");
const { known } = await import("../../src/admin/known.svelte.ts");

afterEach(() => vi.unstubAllGlobals());

it("the preview of an invitation is asked for in the language in which it would be sent, which the server knows", async () => {
    const asked: Record<string, unknown>[] = [];
    vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
        asked.push(JSON.parse(body));
        return Response.json({ subject: "Einladung", text: "Willkommen" });
    });
    known.now = { name: "Northwind", policies: { default_locale: "de" }, roles: [], projects: [] } as unknown as OrganizationView;
    show(InvitationPreview, { message: "", scopes: [null], role: "", name: "Maya Stone" });
    await page.getByText("Preview").click();
    await expect.poll(() => asked).toEqual([{ kind: "invitation", message: "", newcomer: { name: "Maya Stone", projects: [] } }]);
});
