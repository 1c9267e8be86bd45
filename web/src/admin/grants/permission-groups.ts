import type { MessageKey } from "../../words/words.ts";

interface PermissionGroup {
    key: string;
    title: MessageKey;
    permissions: string[];
}

/** Every permission once, by what it is about, in the order in which they are shown. */
export const permission_groups: PermissionGroup[] = [
    {
        key: "people",
        title: "grants.people",
        permissions: ["people.read", "people.add", "people.bulk", "people.edit", "memberships.edit", "people.archive", "people.erase"],
    },
    {
        key: "invitations",
        title: "grants.invitations",
        permissions: ["invitations.send", "invitations.copy", "invitations.revoke", "requests.decide", "codes.issue"],
    },
    { key: "identity", title: "grants.identity", permissions: ["identity.register", "identity.validate"] },
    {
        key: "organization",
        title: "grants.organization",
        permissions: [
            "projects.manage",
            "groups.manage",
            "roles.manage",
            "templates.manage",
            "settings.manage",
            "integrations.manage",
        ],
    },
    { key: "watching", title: "grants.watching", permissions: ["audit.read", "deliveries.read"] },
];

export const permission_count = permission_groups.reduce((sum, group) => sum + group.permissions.length, 0);
