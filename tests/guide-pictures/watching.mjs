import { go } from "../end-to-end/administration.mjs";
import { button, headed, inviteThroughPage, reads } from "../end-to-end/screens.mjs";
import { window } from "./studio.mjs";

/** What happens and what happened. */
export async function watching({ camera, page }) {
    await go(page, "Overview");
    await reads(page, "By project");
    await page.setViewportSize({ width: 1000, height: 820 });
    await camera.take(page, "overview");
    await page.setViewportSize({ width: 1160, height: 720 });
    await go(page, "Deliveries");
    await reads(page, "Accepted by the mail server");
    await camera.take(page, "deliveries");
    await page.setViewportSize(window);
    await go(page, "Audit log");
    const entry = page.getByText("Ada Lindqvist invited").first();
    await entry.waitFor();
    await entry.click();
    await camera.take(page, "audit");
}

/** What only the server's administrator has. */
export async function serving({ camera, page }) {
    await page.setViewportSize({ width: 1000, height: 850 });
    await go(page, "Server", "Organizations");
    await camera.take(page, "server", { height: 600 });
    await go(page, "Outbox");
    await page.getByRole("article").waitFor();
    await camera.take(page, "outbox-mail");
}

/** Keys, search, undo, and no network. */
export async function finding({ camera, page }) {
    await page.getByRole("link", { name: "People", exact: true }).click();
    await headed(page, "People");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("ma");
    await page.getByRole("option", { name: /Maya Lind/ }).waitFor();
    await camera.take(page, "palette", { of: page.getByRole("dialog"), margin: 24 });
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await camera.take(page, "keys", { of: page.getByRole("dialog"), margin: 24 });
    await page.keyboard.press("Escape");
    await inviteThroughPage(page, "Vera Novak <vera@partner.example>");
    await button(page, "Undo").waitFor();
    await camera.take(page, "undo", { of: page.getByRole("log").locator("li").first(), margin: 24, notices: true });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Invite people" }).first().click();
    await page.getByLabel("E-mail addresses").fill("Sofia Rossi <sofia@partner.example>");
    await page.keyboard.press("Enter");
    await button(page, "Send invitation").click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.locator(".banner").getByText("One change waits").waitFor();
    await camera.take(page, "offline", { height: 480 });
    await page.context().setOffline(false);
}
