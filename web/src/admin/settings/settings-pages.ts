import type { Component } from "svelte";
import type { ServerState } from "../../api/answers.ts";
import type { MessageKey } from "../../words/words.ts";

export interface SettingsProperties {
    server: ServerState;
}

interface SettingsPart {
    /** The last part of its address. */
    key: string;
    title: MessageKey;
    lead: MessageKey;
    /** Who may not change it does not see it. */
    permission: string;
    load: () => Promise<{ default: Component<SettingsProperties> }>;
}

/** The parts of the settings, in the order of their navigation. */
export const settings_pages: SettingsPart[] = [
    {
        key: "organization",
        title: "settings.organization",
        lead: "settings.organization_lead",
        permission: "settings.manage",
        load: () => import("./OrganizationSettings.svelte"),
    },
    {
        key: "policies",
        title: "settings.policies",
        lead: "settings.policies_lead",
        permission: "settings.manage",
        load: () => import("./PolicySettings.svelte"),
    },
    {
        key: "sign-in",
        title: "settings.sign_in",
        lead: "settings.sign_in_lead",
        permission: "settings.manage",
        load: () => import("./SignInSettings.svelte"),
    },
    {
        key: "notifications",
        title: "settings.notifications",
        lead: "settings.notifications_lead",
        permission: "settings.manage",
        load: () => import("./NotificationSettings.svelte"),
    },
    {
        key: "templates",
        title: "settings.templates",
        lead: "settings.templates_lead",
        permission: "templates.manage",
        load: () => import("./TemplateSettings.svelte"),
    },
    {
        key: "mail",
        title: "settings.mail",
        lead: "settings.mail_lead",
        permission: "settings.manage",
        load: () => import("./MailSettings.svelte"),
    },
    {
        key: "integrations",
        title: "settings.integrations",
        lead: "settings.integrations_lead",
        permission: "integrations.manage",
        load: () => import("./IntegrationSettings.svelte"),
    },
    {
        key: "identity",
        title: "settings.identity",
        lead: "settings.identity_lead",
        permission: "settings.manage",
        load: () => import("./IdentitySettings.svelte"),
    },
    {
        key: "applications",
        title: "settings.applications",
        lead: "settings.applications_lead",
        permission: "settings.manage",
        load: () => import("./ApplicationSettings.svelte"),
    },
];
