import { randomUUID } from "node:crypto";
import { go } from "../end-to-end/administration.mjs";
import { button, field, reads, row } from "../end-to-end/screens.mjs";
import { company } from "./cast.mjs";
import { window } from "./studio.mjs";

const dialog = (page) => page.getByRole("dialog");

/** Everybody who waits is invited, or some of them. */
export async function launch_day({ camera, page }) {
    await go(page, "Unsent invitations");
    await reads(page, "3 people wait");
    await camera.take(page, "unsent", { height: 440 });
    await button(page, "Choose people").click();
    await page.getByRole("checkbox", { name: "Kit Moreau" }).check();
    await camera.take(page, "unsent-choosing", { height: 480 });
    await button(page, "Choose people").click();
    await button(page, "Invite all").click();
    await field(dialog(page), "Your message").fill("From Monday on, everything about the site is in one place. Join us!");
    await page.setViewportSize({ width: 1000, height: 820 });
    await dialog(page).getByRole("region", { name: "Preview" }).getByText("From Monday on").waitFor();
    await camera.take(page, "unsent-review", { of: dialog(page), margin: 20 });
    await page.setViewportSize(window);
    await button(dialog(page), "Send").click();
    await dialog(page).getByRole("heading", { name: "Send 3 invitations?" }).waitFor();
    await camera.take(page, "unsent-confirm", { of: dialog(page), margin: 24 });
    await button(dialog(page), "Send all 3").click();
    await dialog(page).waitFor({ state: "hidden" });
    const job = page.getByRole("article", { name: "Invite all" });
    await job.getByText("3 people done").waitFor();
    await camera.take(page, "unsent-job", { height: 480 });
}

/** Two steps: a code, and an approval. */
export async function requests({ camera, made, page }) {
    const { organization } = await made.client.everything();
    const verified = { ...organization.policies, onboarding: "verified", access_requests: "open", notification_address: "office@northwind.example" };
    await made.client.command({ type: "set_policies", policies: verified });
    const seat = (name) => [{ id: randomUUID(), scope: made.projects[name] }];
    const invite = { type: "invite_person", role: null, when: "now", message: "", locale: "en" };
    await made.client.command(
        { ...invite, person: randomUUID(), name: "Amira Said", address: company("Amira Said"), seats: seat("Harbour"), invitation: randomUUID() },
    );
    const ask = (name, scope) =>
        made.joined[name].command({ type: "request_access", request: randomUUID(), scope: made.projects[scope] });
    await ask("Raj Kim", "Airport");
    await ask("Tomas Ortega", "Harbour");
    await go(page, "Requests");
    await row(page, "Raj Kim").or(row(page, company("Raj Kim"))).first().waitFor();
    await page.setViewportSize({ width: 1000, height: 980 });
    await camera.take(page, "requests");
    const asking = page.getByRole("region", { name: "Waiting for an answer" });
    await camera.take(page, "requests-asking", { of: asking, margin: 12 });
    await page.setViewportSize(window);
    await page.getByRole("button", { name: /^Approve / }).first().click();
    await dialog(page).waitFor();
    await camera.take(page, "requests-approve", { of: dialog(page), margin: 24 });
    await page.keyboard.press("Escape");
    await made.client.command({ type: "set_policies", policies: organization.policies });
}
