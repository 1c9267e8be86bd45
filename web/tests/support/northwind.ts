import { newId } from "../../src/api/identifiers.ts";

/** A small organization as the server's feed sends it: Hana, its founder, and who was invited by her. */
export const ids = {
    organization: newId(),
    account: newId(),
    founder: newId(),
    member: newId(),
    hana: newId(),
};

export const at = "2026-11-20T09:00:00.000Z";

const by_hana = { kind: "account", account: ids.account };

const everything = [
    "people.read",
    "people.add",
    "people.edit",
    "memberships.edit",
    "invitations.send",
    "invitations.copy",
    "invitations.revoke",
    "roles.manage",
];

const organization = {
    kind: "organization",
    id: ids.organization,
    name: "Northwind",
    policies: { invite_ttl_ms: 604_800_000, onboarding: "direct" },
    roles: [
        { id: ids.founder, name: "Founder", permissions: everything, built_in: true },
        { id: ids.member, name: "Member", permissions: [], built_in: true },
    ],
    created_at: at,
    change: 1,
};

const hana = {
    kind: "person",
    person: { id: ids.hana, name: "Hana Silva", address: "hana@northwind.example", locale: "en", account: ids.account, added_at: at },
    memberships: [
        {
            id: newId(),
            scope: null,
            phase: "active",
            role: ids.founder,
            voucher: by_hana,
            invitation: null,
            can_sign_in: true,
            changed_at: at,
        },
    ],
    invitations: [],
    change: 2,
};

/** The first and only page of the snapshot. */
export const snapshot = JSON.stringify({ cursor: "1.r.2", reached: 2, more: false, now: at, records: [organization, hana] });
