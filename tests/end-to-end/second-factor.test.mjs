import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, Visitor } from "./browser.mjs";
import { Client, founder, setUp } from "./client.mjs";
import { codeOf, stepNow } from "./one-time-code.mjs";
import { button, field, headed, reads, signInThroughPage } from "./screens.mjs";
import { withServer } from "./server.mjs";
import { refused } from "./steps.mjs";

let browser;
before(async () => {
    browser = await launch();
});
after(() => browser?.close());

/** Sends the code of the step before this one, once more where a step ended on the way. */
async function earlier(key, send) {
    for (;;) {
        const step = stepNow() - 1;
        const code = codeOf(key, step);
        const answer = await send(code);
        if (answer.status === 200 || step === stepNow() - 1) return { answer, code };
    }
}

const credentials = { address: founder.address, password: founder.password };

test("D-38 two steps: a key, a code at every sign-in, each once, and a way back without the phone", async () => {
    await withServer({}, async (server) => {
        const admin = await setUp(server);
        const elsewhere = new Client(server);
        assert.equal((await elsewhere.post("/v1/sessions", credentials)).status, 201);

        const wrong = await admin.post("/v1/me/second-factor/start", { password: "not the password" });
        assert.deepEqual([wrong.status, wrong.body.errors], [422, [{ code: "wrong_credentials", field: "password" }]]);
        const started = (await admin.post("/v1/me/second-factor/start", { password: founder.password })).body;
        assert.match(started.uri, /^otpauth:\/\/totp\/localhost:ada%40northwind\.example\?secret=[A-Z2-7]{32}&issuer=localhost$/);
        // The earlier of the two codes that are good, so that the later one is left to sign in with.
        const { answer: confirmed, code } = await earlier(started.key, (code) =>
            admin.post("/v1/me/second-factor/confirm", { enrolment: started.enrolment, code }),
        );
        assert.equal(confirmed.status, 200, confirmed.text);
        assert.equal(confirmed.body.session.second_factor, true);
        const recovery = confirmed.body.recovery_codes;
        assert.equal(new Set(recovery).size, 10);
        assert.equal((await admin.get("/v1/me")).status, 200);
        refused(await elsewhere.get("/v1/me"), 401, "not_signed_in");

        const browser = new Client(server);
        const asked = await browser.post("/v1/sessions", credentials);
        assert.deepEqual([asked.status, asked.body.second_factor_awaited], [202, true]);
        refused(await browser.get("/v1/me"), 401, "not_signed_in");
        const spent = await browser.post("/v1/sessions/second-factor", { code });
        assert.equal(spent.status, 422, spent.text);
        const given = await browser.post("/v1/sessions/second-factor", { code: codeOf(started.key, stepNow()) });
        assert.equal(given.status, 201, given.text);
        assert.equal(given.body.account.name, founder.name);
        assert.equal((await browser.get("/v1/me")).status, 200);
        assert.deepEqual((await browser.get("/v1/sessions")).body.sessions.map((session) => session.second_factor), [true, true]);

        const without_phone = new Client(server);
        await without_phone.post("/v1/sessions", credentials);
        assert.equal((await without_phone.post("/v1/sessions/second-factor", { code: recovery[0] })).status, 201);
        const again = new Client(server);
        await again.post("/v1/sessions", credentials);
        refused(await again.post("/v1/sessions/second-factor", { code: recovery[0] }), 422, "code_wrong");
        assert.deepEqual((await without_phone.get("/v1/me/second-factor")).body, { set: true, recovery_codes: 9 });

        assert.equal((await without_phone.post("/v1/me/second-factor/remove", { password: founder.password })).status, 204);
        const plain = new Client(server);
        assert.equal((await plain.post("/v1/sessions", credentials)).status, 201);
    });
});

test("A46 whoever asks too often is told when to come again, and it is counted", async () => {
    const words = ["--metrics-token", "watching", "--rate-limits", "0.01"];
    await withServer({ words }, async (server) => {
        const visitor = new Client(server);
        let answer;
        let asked = 0;
        do {
            answer = await visitor.post("/v1/sessions", credentials);
            ++asked;
        } while (answer.status === 401 && asked < 100);
        refused(answer, 429, "too_many_requests");
        assert.ok(Number(answer.headers["retry-after"]) > 0);
        assert.equal((await visitor.get("/healthz")).status, 200);
        const metrics = await visitor.get("/metrics", { authorization: "Bearer watching" });
        assert.match(metrics.text, /usher_http_requests_refused_total\{kind="hashing"\} 1\n/);
    });
});

test("D-38 through the pages: switched on with a phone, asked for at the next sign-in, switched off", async () => {
    await withServer({}, async (server) => {
        await setUp(server);
        const visitor = await Visitor.arrive(browser, server);
        const { page } = visitor;
        await page.goto("/sign-in");
        await signInThroughPage(page, founder);
        await headed(page, founder.name);
        await button(page, "Switch on").click();
        await field(page, "Password").fill("not the password");
        await button(page, "Continue").click();
        await reads(page, "address or the password");
        await field(page, "Password").fill(founder.password);
        await button(page, "Continue").click();
        await page.getByRole("img", { name: "QR code of the key" }).waitFor();
        await visitor.show("two-steps-key");
        const key = (await page.locator("code").innerText()).replaceAll(" ", "");
        await field(page, "Code").fill("000 00");
        await button(page, "Switch on").last().click();
        await page.locator("[aria-invalid=true]").waitFor();
        // The earlier of the two that are good, so that another is left to sign in with.
        const done = page.getByText("Your recovery codes").first();
        while (!(await done.isVisible())) {
            await field(page, "Code").fill(codeOf(key, stepNow() - 1));
            const answered = page.waitForResponse((response) => response.url().endsWith("/confirm"));
            await button(page, "Switch on").last().click();
            if ((await answered).ok()) await done.waitFor();
        }
        await visitor.show("two-steps-recovery-codes");
        const codes = await page.getByRole("listitem").filter({ hasText: /^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{2}$/ }).allInnerTexts();
        assert.equal(codes.length, 10);
        await button(page, "Copy all").click();
        await reads(page, "Recovery codes copied");
        assert.equal(await visitor.clipboard(), codes.join("\n"));
        await button(page, "I have kept them").click();
        await reads(page, "On. 10 recovery codes are left.");
        await button(page, "Sign out").click();

        await signInThroughPage(page, founder);
        await headed(page, "Your second step");
        await visitor.show("second-step");
        await field(page, "Code").fill(codes[0]);
        await button(page, "Go on").click();
        await headed(page, founder.name);
        await reads(page, "On. 9 recovery codes are left.");
        await button(page, "Switch off").click();
        await field(page, "Password").fill(founder.password);
        await button(page, "Switch off").last().click();
        await reads(page, "Off. With it, nobody gets in with your password alone.");
        await visitor.leave();
    });
});
