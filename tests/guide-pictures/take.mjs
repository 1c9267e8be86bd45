import { readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { launch } from "../end-to-end/browser.mjs";
import { rowsAtRest } from "../end-to-end/database.mjs";
import { Mailbox } from "../end-to-end/mailbox.mjs";
import { root, Server, temporaryFolder } from "../end-to-end/server.mjs";
import { grants, integrations, registration, settings } from "./administering.mjs";
import { beginning } from "./beginning.mjs";
import { Camera } from "./camera.mjs";
import { age, filled } from "./cast.mjs";
import { accepting } from "./invited.mjs";
import { codes, invitations, links, projects } from "./inviting.mjs";
import { lapsing } from "./lapsing.mjs";
import { launch_day, requests } from "./launching.mjs";
import { atPeople } from "./studio.mjs";
import { invited, people, person } from "./waiting.mjs";
import { finding, serving, watching } from "./watching.mjs";

/**
 * Takes every picture of the guide anew: `node tests/guide-pictures/take.mjs [STORY…]`. Each story has a server of its own, with
 * the same organization in it, so that one may be told without the others.
 */
const stories = {
    beginning,
    lapsing,
    people,
    invitations,
    projects,
    links,
    codes: async (scene) => (await invitations({ ...scene, camera: { take: async () => undefined } }), await codes(scene)),
    invited,
    person,
    launch_day,
    requests,
    registration,
    grants,
    settings,
    integrations,
    accepting,
    watching,
    serving,
    finding,
};
/** These make their own. */
const with_own_server = new Set([beginning, lapsing]);

/** Where the server is found in the pictures, when nobody else is there. */
const usual_port = 8080;

async function portFor() {
    return new Promise((resolve) => {
        const holder = createServer();
        holder.once("error", () => resolve(undefined));
        holder.listen(usual_port, "127.0.0.1", () => holder.close(() => resolve(usual_port)));
    });
}

async function tell(story, scene) {
    const at = await portFor();
    if (with_own_server.has(story)) return story({ ...scene, at });
    const words = ["--hold-mail", story === launch_day || story === finding ? "10" : "0"];
    const options = { smtp: scene.mailbox.port, data: await temporaryFolder(), at };
    let server = await Server.start(options);
    try {
        const made = await filled(scene.mailbox, server);
        await rowsAtRest(server);
        await server.stop();
        await age(server.data);
        const { port } = server;
        server = await Server.start({ ...options, at: port, words });
        for (const client of [made.client, ...Object.values(made.joined)]) client.server = server;
        const page = await atPeople(scene.browser, server, made.client);
        await story({ ...scene, server, made, page });
        await page.context().close();
        await server.stop();
    } finally {
        server.removes_data = true;
        await server.kill();
    }
}

/** What everybody had on the screen when a story broke off. */
async function showAll(browser) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    for (const [number, page] of pages.entries())
        await page.screenshot({ path: join(root, `build/screenshots/guide-fault-${number}.png`) });
}

const wanted = process.argv.slice(2);
const names = wanted.length === 0 ? Object.keys(stories) : wanted;
const camera = new Camera();
const mailbox = await Mailbox.start();
const browser = await launch();
try {
    for (const name of names) {
        const before = camera.taken.size;
        const from = Date.now();
        mailbox.mails.length = 0;
        await tell(stories[name], { browser, camera, mailbox }).catch(async (error) => {
            await showAll(browser);
            throw error;
        });
        console.log(`${name}: ${camera.taken.size - before} pictures, ${Math.round((Date.now() - from) / 1000)} s`);
    }
} finally {
    await browser.close();
    await mailbox.stop();
}
if (wanted.length === 0) {
    const folder = join(root, "docs/guide/images");
    for (const file of await readdir(folder)) if (!camera.taken.has(file.replace(/\.webp$/, ""))) await rm(join(folder, file));
}
const total = [...camera.taken.values()].reduce((sum, size) => sum + size, 0);
console.log(`${camera.taken.size} pictures, ${Math.round(total / 1000)} kB`);
