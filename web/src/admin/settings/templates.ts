import type { TemplateKind } from "@usher/core";

/** In the order in which somebody meets them. */
export const template_kinds: TemplateKind[] = [
    "invitation",
    "reminder",
    "offer",
    "request_received",
    "request_denied",
    "role_changed",
    "archived",
];

/** What a text may name, between double braces. Some say something in mails that invite alone. */
const everywhere = ["recipient", "inviter", "organization", "projects", "role"];
const of_invitations = ["lapses", "message", "link", "code"];
const inviting: TemplateKind[] = ["invitation", "reminder", "offer"];

export const variablesOf = (kind: TemplateKind): string[] =>
    inviting.includes(kind) ? [...everywhere, ...of_invitations] : everywhere;

/** What stands in double braces and can be chosen nowhere, each once: to name it where the core has said that there is such. */
export function unknownTags(kind: TemplateKind, written: string): string[] {
    const allowed = variablesOf(kind);
    const tags = Array.from(written.matchAll(/\{\{([^{}\n]*)\}\}/g), ([tag, inside = ""]) => ({ tag, variable: inside.trim().replace(/^[#^/]\s*/, "") }));
    return [...new Set(tags.filter(({ variable }) => !allowed.includes(variable)).map(({ tag }) => tag))];
}
