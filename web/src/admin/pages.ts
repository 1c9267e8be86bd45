import ChartLine from "@lucide/svelte/icons/chart-line";
import ClipboardList from "@lucide/svelte/icons/clipboard-list";
import FolderKanban from "@lucide/svelte/icons/folder-kanban";
import Inbox from "@lucide/svelte/icons/inbox";
import ListChecks from "@lucide/svelte/icons/list-checks";
import Mail from "@lucide/svelte/icons/mail";
import MailCheck from "@lucide/svelte/icons/mail-check";
import ScrollText from "@lucide/svelte/icons/scroll-text";
import Send from "@lucide/svelte/icons/send";
import ServerCog from "@lucide/svelte/icons/server-cog";
import Settings from "@lucide/svelte/icons/settings";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import UserCheck from "@lucide/svelte/icons/user-check";
import UsersRound from "@lucide/svelte/icons/users-round";
import Users from "@lucide/svelte/icons/users";
import type { Component } from "svelte";
import type { Account, OrganizationSeat, ServerState } from "../api/answers.ts";
import { later } from "../words/later.ts";
import type { MessageKey } from "../words/words.ts";
import { known } from "./known.svelte.ts";
import type { Waiting } from "./shell/waiting.svelte.ts";

/** What every page of the admin app is given. */
export interface PageProperties {
    organization: OrganizationSeat;
    server: ServerState;
    /** What the `:name` parts of the page's path stood for. */
    parts: Record<string, string>;
    /** The organizations that the viewer sees, and the way to the same address in another. */
    seats?: OrganizationSeat[];
    look?: (organization: string) => void;
}

export interface Viewer {
    organization: OrganizationSeat;
    account: Account | null;
}

/** In the order in which the sidebar shows them. The first has no heading. */
export const sections = ["people", "administration", "organization", "server"] as const;
export type Section = (typeof sections)[number];

export interface Page {
    /** Parts that begin with a colon match anything but a slash. */
    path: string;
    /** A page's code is fetched when it is first shown; of all but the first page, with the words that it says. */
    load: () => Promise<{ default: Component<PageProperties> }>;
    title: MessageKey;
    /** The page of the guide about it, perhaps with a heading. Left out: the one that is called as the path begins. */
    help?: string;
    /** Pages without a place in the sidebar are reached from another page; `under` is the one that stays marked there. */
    section?: Section;
    under?: string;
    icon?: Component<{ size?: number }>;
    /** Left out: whoever may read the organization's people. A page that one may not see is not there. */
    may?: (viewer: Viewer) => boolean;
    /** How many wait there. */
    badge?: (waiting: Waiting) => number;
    /** Not in the sidebar while nobody waits there. */
    only_when_waiting?: boolean;
}

/** For `may`: holds one of these permissions at the organization, or all of a list of them. */
const holds =
    (...wanted: (string | string[])[]) =>
    ({ organization }: Viewer): boolean =>
        wanted.some((each) => [each].flat().every((permission) => organization.permissions.includes(permission)));

/** The same, or the first of these in a project, as soon as it is known. */
const holdsSomewhere =
    (permission: string, ...others: string[][]) =>
    (viewer: Viewer): boolean =>
        holds(permission, ...others)(viewer) || (known.now?.id === viewer.organization.id && known.mayAnywhere(permission));

/** Making somebody who is told of it at once. */
const invites = ["people.add", "invitations.send"];
const registers = holds(invites, "identity.register", "identity.validate");

export const administers = ({ account }: Viewer): boolean => account?.administrator ?? false;

/** Every page of the admin app. The sidebar, the palette and the router are made from this table. */
export const pages: Page[] = [
    {
        path: "/people",
        load: () => import("./people/PeoplePage.svelte"),
        title: "admin.people",
        section: "people",
        icon: Users,
    },
    {
        path: "/people/:person",
        load: () => later(import("./person/PersonPage.svelte")),
        title: "person.title",
        help: "a-person",
        under: "/people",
    },
    {
        path: "/invited",
        load: () => later(import("./invited/InvitedPage.svelte")),
        title: "invited.title",
        section: "people",
        icon: Mail,
        badge: (waiting) => waiting.open,
        only_when_waiting: true,
    },
    {
        path: "/overview",
        load: () => later(import("./overview/OverviewPage.svelte")),
        title: "overview.title",
        help: "watching#overview",
        section: "organization",
        icon: ChartLine,
    },
    {
        path: "/unsent",
        load: () => later(import("./unsent/UnsentPage.svelte")),
        title: "unsent.title",
        section: "people",
        icon: Send,
        may: holdsSomewhere("invitations.send"),
        badge: (waiting) => waiting.uninvited,
    },
    {
        path: "/requests",
        load: () => later(import("./requests/RequestsPage.svelte")),
        title: "requests.title",
        section: "people",
        icon: UserCheck,
        may: holdsSomewhere("requests.decide", invites),
        badge: (waiting) => waiting.awaiting_approval,
    },
    {
        path: "/registration",
        load: () => later(import("./registration/RegistrationPage.svelte")),
        title: "registration.title",
        section: "administration",
        icon: ClipboardList,
        may: registers,
    },
    {
        path: "/registration/:way",
        load: () => later(import("./registration/RegistrationPage.svelte")),
        title: "registration.title",
        under: "/registration",
        may: registers,
    },
    {
        path: "/jobs",
        load: () => later(import("./jobs/JobsPage.svelte")),
        title: "jobs.title",
        help: "watching#jobs",
        section: "administration",
        icon: ListChecks,
    },
    {
        path: "/deliveries",
        load: () => later(import("./deliveries/DeliveriesPage.svelte")),
        title: "deliveries.title",
        help: "watching#deliveries",
        section: "administration",
        icon: MailCheck,
        may: holds("deliveries.read"),
    },
    {
        path: "/audit",
        load: () => later(import("./audit/AuditPage.svelte")),
        title: "audit.title",
        help: "watching#audit-log",
        section: "administration",
        icon: ScrollText,
        may: holds("audit.read"),
    },
    {
        path: "/projects",
        load: () => later(import("./projects/ProjectsPage.svelte")),
        title: "projects.title",
        section: "organization",
        icon: FolderKanban,
    },
    {
        path: "/roles",
        load: () => later(import("./roles/RolesPage.svelte")),
        title: "roles.title",
        section: "organization",
        icon: ShieldCheck,
    },
    {
        path: "/groups",
        load: () => later(import("./groups/GroupsPage.svelte")),
        title: "groups.title",
        help: "roles#groups",
        section: "organization",
        icon: UsersRound,
    },
    {
        path: "/settings",
        load: () => later(import("./settings/SettingsPage.svelte")),
        title: "settings.title",
        section: "organization",
        icon: Settings,
        may: holds("settings.manage", "templates.manage", "integrations.manage"),
    },
    {
        path: "/settings/:page",
        load: () => later(import("./settings/SettingsPage.svelte")),
        title: "settings.title",
        under: "/settings",
        may: holds("settings.manage", "templates.manage", "integrations.manage"),
    },
    {
        path: "/server",
        load: () => later(import("./server/ServerPage.svelte")),
        title: "server.title",
        section: "server",
        icon: ServerCog,
        may: administers,
    },
    {
        path: "/server/:page",
        load: () => later(import("./server/ServerPage.svelte")),
        title: "server.title",
        under: "/server",
        may: administers,
    },
    {
        path: "/server/organizations/:organization",
        load: () => later(import("./server/OpenInvitationsPage.svelte")),
        title: "server.open_title",
        help: "server#resending-everywhere",
        under: "/server",
        may: administers,
    },
    {
        path: "/outbox",
        load: () => later(import("./outbox/OutboxPage.svelte")),
        title: "admin.outbox",
        help: "server#the-outbox",
        section: "server",
        icon: Inbox,
        may: administers,
    },
];

export interface Found {
    page: Page;
    parts: Record<string, string>;
}

/** The page at an address of this app; the root is the first page. */
export function pageAt(path: string, viewer: Viewer): Found | undefined {
    const asked = path === "/" ? (pages[0]?.path ?? path) : path.replace(/\/+$/, "");
    for (const page of pages) {
        const parts = partsOf(page.path, asked);
        if (parts && (page.may?.(viewer) ?? true)) return { page, parts };
    }
    return undefined;
}

/** Where the guide speaks of what is shown at an address; of a part of the settings, under the heading of its key. */
export function helpAt(path: string, viewer: Viewer): string {
    const found = pageAt(path, viewer);
    if (!found) return "/docs/guide";
    const { page, parts } = found;
    return `/docs/guide/${page.help ?? page.path.split("/")[1]}${parts.page ? `#${parts.page}` : ""}`;
}

/** The pages that the sidebar and the palette show to this viewer now. */
export function pagesFor(viewer: Viewer, waiting: Waiting): Page[] {
    return pages.filter(
        (page) =>
            page.section !== undefined &&
            (page.may?.(viewer) ?? true) &&
            (!page.only_when_waiting || (page.badge?.(waiting) ?? 0) > 0),
    );
}

function partsOf(pattern: string, path: string): Record<string, string> | undefined {
    const wanted = pattern.split("/");
    const given = path.split("/");
    if (wanted.length !== given.length) return undefined;
    const parts: Record<string, string> = {};
    for (const [index, part] of wanted.entries()) {
        const value = given[index] ?? "";
        if (part.startsWith(":")) parts[part.slice(1)] = decodeURIComponent(value);
        else if (part !== value) return undefined;
    }
    return parts;
}
