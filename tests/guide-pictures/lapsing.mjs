import { invitation, setUp } from "../end-to-end/client.mjs";
import { alter } from "../end-to-end/database.mjs";
import { linkIn } from "../end-to-end/mailbox.mjs";
import { headed } from "../end-to-end/screens.mjs";
import { Server, temporaryFolder } from "../end-to-end/server.mjs";
import { roleNamed } from "../end-to-end/steps.mjs";
import { enter } from "./studio.mjs";

const eight_days_ms = 8 * 24 * 60 * 60 * 1000;

/** A link whose time is over. */
export async function lapsing({ browser, camera, mailbox, at }) {
    const options = { smtp: mailbox.port, data: await temporaryFolder(), at };
    let server = await Server.start(options);
    try {
        const client = await setUp(server);
        const address = "sam.okafor@northwind.example";
        const member = (await roleNamed(client, "Member")).id;
        await client.command(invitation(member, address, { name: "Sam Okafor" }));
        const link = linkIn(await mailbox.to(address));
        await server.stop();
        await alter(server.data, `UPDATE invitations SET lapses_at = lapses_at - ${eight_days_ms}`);
        server = await Server.start({ ...options, at: server.port });
        const page = await enter(browser, server, { size: { width: 700, height: 900 } });
        await page.goto(link);
        await headed(page, "This link is too old");
        await camera.take(page, "link-lapsed", { of: page.locator(".card"), margin: 20 });
        await page.context().close();
        await server.stop();
    } finally {
        server.removes_data = true;
        await server.kill();
    }
}
