import { audit } from "./audit.ts";
import { invite } from "./invite.ts";
import { invited } from "./invited.ts";
import { organization } from "./organization.ts";
import { outbox } from "./outbox.ts";
import { overview } from "./overview.ts";
import { people } from "./people.ts";
import { person } from "./person.ts";
import { registration } from "./registration.ts";
import { requests } from "./requests.ts";
import { server } from "./server.ts";
import { settings } from "./settings.ts";
import { unsent } from "./unsent.ts";

/** The admin app: its frame here, each screen in a file of its own. */
export const admin = {
    ...people,
    ...person,
    ...invite,
    ...invited,
    ...overview,
    ...outbox,
    ...organization,
    ...settings,
    ...unsent,
    ...requests,
    ...registration,
    ...audit,
    ...server,

    "admin.people": "People",
    "admin.outbox": "Outbox",
    "admin.navigation": "Main",
    "admin.section_administration": "Administration",
    "admin.section_organization": "Organization",
    "admin.section_server": "Server",
    "admin.badge": "{count, plural, one {one waits} other {# wait}}",
    "admin.undoing": "Undoing…",
    "admin.so_far": "{done, number} of {all, number}",
    "admin.undone": "{count, plural, one {Undone} other {# changes undone}}",
    "admin.undo_failed": "{count, plural, one {Not undone} other {# changes not undone}}",
    "admin.page_failed": "This page could not be fetched. You may be offline, or the server was renewed since you opened it.",
    "admin.page_lost": "This page is not for your role any more.",
    "admin.open_navigation": "Open the menu",
    "admin.close_navigation": "Close the menu",
    "admin.administrator": "Server administrator",
    "admin.search_or_jump": "Search or jump to",
    "admin.switch_organization": "Switch organization",
    "admin.keys": "Keyboard shortcuts",
    "admin.reference": "API reference",
    "admin.help": "Help",
    "admin.guide": "Read the guide",
    "admin.found": "{count, plural, =0 {Nothing found.} one {One found.} other {# found.}}",
    "admin.offline": "You are offline. {waiting, plural, =0 {What you see is from before.} one {One change waits and is sent when you are back.} other {# changes wait and are sent when you are back.}}",
    "admin.not_set_up_title": "Almost there",
    "admin.not_set_up_body": "This server is running and waits for its first person. Open the set-up link that it printed in the terminal where it was started.",
    "admin.no_access_title": "Nothing to manage here",
    "admin.no_access_body": "You are signed in, but your roles do not include seeing the people of an organization.",

    "set_up.title": "Set up Usher",
    "set_up.body": "You are the first one here. This makes your account and your organization; then you can invite people.",
    "set_up.organization_name": "Name of the organization",
    "set_up.organization_hint": "People see it in their invitation",
    "set_up.mail_title": "This server sends no mail yet",
    "set_up.mail_body": "Until it does, you copy an invitation’s link and hand it over yourself.",
    "set_up.mail_check": "A link that I hand over proves the address",
    "set_up.mail_check_body": "Whoever opens the link can then create an account for the invited address, good inside this organization only. Leave this off if links may fall into other hands; you can connect a mail server later.",
    "set_up.submit": "Create the organization",
    "set_up.opening": "Checking the link…",
    "set_up.done_title": "This server is already set up",
    "set_up.done_body": "Its first person has been here. Sign in to go on.",
    "set_up.invalid_title": "This set-up link is not valid",
    "set_up.invalid_body": "Use the link that the server printed when it was started last. An earlier one may have been replaced.",
    "set_up.missing_title": "Open the set-up link again",
    "set_up.missing_body": "For safety the page keeps the link’s secret only while it is open. Go back to the terminal and open the link once more.",
    "set_up.failed": "The organization was not created",

    "palette.title": "Search and commands",
    "palette.placeholder": "Find people, pages and actions…",
    "palette.nothing": "Nothing matches.",
    "palette.go": "Go to {page}",
    "palette.go_part": "Go to {page}: {part}",
    "palette.go_account": "Go to your account",
    "palette.filter": "Filter people",
    "palette.show": "Show {phase}",
    "palette.group": "Show the group {group}",

    "keys.title": "Keyboard shortcuts",
    "keys.control": "Ctrl",
    "keys.palette": "Search and commands",
    "keys.invite": "Invite people",
    "keys.filter": "Filter people",
    "keys.move": "Move through the table",
    "keys.page": "Move by a page",
    "keys.ends": "To the first or last person",
    "keys.select": "Select a person",
    "keys.range": "Select a range",
    "keys.open": "Open a person",
    "keys.menu": "What can be done with a person",
    "keys.clear": "Clear the selection",
    "keys.help": "This list",
};
