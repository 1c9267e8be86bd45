import assert from "node:assert/strict";
import { invitation } from "./client.mjs";
import { linkIn, tokenOf } from "./mailbox.mjs";

/** Of everybody who joins. */
export const password = "nine green boats at anchor";

/** Asserts a refusal with exactly this status and code. */
export function refused(answer, status, code) {
    assert.equal(`${answer.status} ${answer.body?.errors?.[0]?.code}`, `${status} ${code}`, answer.text);
    assert.equal(answer.headers["content-type"], "application/problem+json");
}

export async function roleNamed(client, name) {
    return (await client.everything()).organization.roles.find((role) => role.name === name);
}

export async function personAt(client, address) {
    return (await client.everything()).people.find((record) => record.person.address === address);
}

/** Invites one person and gives what came of it: the command, the mail, its link's token. */
export async function invite(mailbox, client, address, choices = {}) {
    const role = await roleNamed(client, "Member");
    const body = invitation(role.id, address, { name: "John Wayne", ...choices });
    const [answer] = await client.command(body);
    assert.deepEqual(answer.errors, [], JSON.stringify(answer));
    if (body.when !== "now") return { body };
    const mail = await mailbox.to(address);
    return { body, mail, token: tokenOf(linkIn(mail)) };
}
