import { expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { show } from "./stage.ts";

const judged = vi.hoisted(() => [] as string[]);
vi.mock("../../src/core.ts", () => ({
    core: {
        judgeField: async (_: string, text: string) => {
            judged.push(text);
            return { code: null };
        },
    },
}));
const { default: CodeStep } = await import("../../src/interface/CodeStep.svelte");

it("a code is judged and sent in Latin digits, whatever keyboard wrote it", async () => {
    const take = vi.fn(async () => undefined);
    show(CodeStep, { submit: "Go on", take });
    const code = page.getByRole("textbox");
    await code.fill("١٢٣ ۴۵۶");
    await expect.element(code).toHaveValue("123 456");
    await page.getByRole("button", { name: "Go on" }).click();
    await expect.poll(() => take.mock.calls).toEqual([["123 456"]]);
    expect(new Set(judged)).toEqual(new Set(["123 456"]));
});
