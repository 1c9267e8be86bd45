/** How far everybody has come. */
export const overview = {
    "overview.title": "Overview",
    "overview.body": "How far the people of {organization} have come.",
    "overview.first_body": "Invite the first people, and see here who has joined and who has not.",
    "overview.by_day": "The last 30 days",
    "overview.by_project": "By project",
    "overview.day": "Day",
    "overview.still_open": "Invited, not answered",
    "overview.joined": "Joined",
    "overview.day_invited": "{count, plural, one {One invitation without an answer} other {# invitations without an answer}}",
    "overview.day_joined": "{count, plural, one {One member joined or changed} other {# members joined or changed}}",
    "overview.day_title": "{day}: {invited, number} without an answer, {joined, number} joined or changed",
    "overview.waiting": "Waiting",
    "overview.failed": "Mails that did not arrive",
    "overview.failed_none": "Every mail was handed over, or is on its way.",
    "overview.no_mail": "No mail server is connected, so nothing was sent and nothing failed.",
    "overview.failed_more": "{count, plural, one {and one more} other {and # more}}",
};
