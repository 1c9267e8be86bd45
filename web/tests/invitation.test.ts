import { describe, expect, it } from "vitest";
import { invitation } from "../src/admin/invite/invitation.ts";
import { speak } from "../src/words/words.ts";

describe("the command that invites", () => {
    it("leaves the language of the mail to the organization, whatever the inviter reads", () => {
        speak("de-AT", {});
        const choice = { scopes: [null], role: "member", groups: [], message: "Willkommen", when: "now" as const };
        const command = invitation({ name: "Maya Stone", address: "maya@corp.example" }, choice);
        expect(command).not.toHaveProperty("locale");
        expect(command).toMatchObject({ type: "invite_person", message: "Willkommen", seats: [{ scope: null }] });
        speak("en", {});
    });
});
