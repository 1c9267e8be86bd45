import { invitation } from "../end-to-end/client.mjs";
import { linkIn } from "../end-to-end/mailbox.mjs";
import { button, field, headed, reads, signInThroughPage, verdict } from "../end-to-end/screens.mjs";
import { codeOf, stepNow } from "../end-to-end/one-time-code.mjs";
import { enter } from "./studio.mjs";

const card = { width: 700, height: 960 };
const password = "nine green boats at anchor";

/** What an invited person sees, from the mail to their own account. */
export async function accepting({ browser, camera, mailbox, server, made }) {
    const { client } = made;
    const address = "iris.blum@partner.example";
    const message = "We start on Monday at eight, at the gate.";
    await client.command(invitation(made.member, address, { name: "Iris Blum", message }));
    const page = await enter(browser, server, { size: card });
    await page.goto(linkIn(await mailbox.to(address)));
    await headed(page, "Join Northwind");
    await camera.take(page, "landing", { of: page.locator(".card"), margin: 20 });
    await button(page, "Decline").click();
    await page.getByRole("dialog").waitFor();
    await camera.take(page, "landing-decline", { of: page.getByRole("dialog"), margin: 24 });
    await button(page, "Cancel").click();
    await button(page, "Create account").click();
    await headed(page, "Create your account");
    await field(page, "Password").fill(password);
    await verdict(page, "Password").getByText("Strong enough").waitFor();
    await camera.take(page, "create-account", { of: page.locator(".card"), margin: 20 });
    await button(page, "Create account and join").click();
    await headed(page, "Iris Blum");

    const person = (await client.everything()).people.find((each) => each.person.address === address).person;
    const more = { ...invitation(made.member, address), person: person.id, seats: [{ id: crypto.randomUUID(), scope: made.projects.Harbour }] };
    await client.command(more);
    await page.goto(linkIn(await mailbox.to(address, 2)));
    await button(page, "Accept invitation").waitFor();
    await camera.take(page, "landing-signed-in", { of: page.locator(".card"), margin: 20 });
    const wide = await page.context().newPage();
    await wide.setViewportSize({ width: 820, height: 720 });
    await wide.goto("/account");
    await headed(wide, "Iris Blum");
    await button(wide, "Accept the invitation to Harbour").waitFor();
    await camera.take(wide, "account", { of: wide.locator("main"), margin: 12 });

    await page.goto("/account");
    await button(page, "Switch on").click();
    await field(page, "Password").fill(password);
    await button(page, "Continue").click();
    await page.getByRole("img", { name: "QR code of the key" }).waitFor();
    const dialog = page.getByRole("dialog");
    await camera.take(page, "two-steps-key", { of: dialog, margin: 20 });
    const key = (await page.locator("code").innerText()).replaceAll(" ", "");
    const done = page.getByText("Your recovery codes").first();
    while (!(await done.isVisible())) {
        await field(page, "Code").fill(codeOf(key, stepNow() - 1));
        const answered = page.waitForResponse((response) => response.url().endsWith("/confirm"));
        await button(page, "Switch on").last().click();
        if ((await answered).ok()) await done.waitFor();
    }
    await camera.take(page, "two-steps-codes", { of: dialog, margin: 20 });
    await button(page, "I have kept them").click();
    await reads(page, "On. 10 recovery codes are left.");
    await button(page, "Sign out").click();
    await headed(page, "Sign in");
    await camera.take(page, "sign-in", { of: page.locator("main"), margin: 0 });
    await signInThroughPage(page, { address, password });
    await headed(page, "Your second step");
    await camera.take(page, "second-step", { of: page.locator(".card"), margin: 20 });
    await page.context().close();
}
