/** What the server may find in a template, by its name on the wire. */
export const flaws = [
    "link_missing",
    "words_missing",
    "may_be_empty",
    "subject_long",
    "capitals",
    "exclamation_marks",
    "foreign_host",
    "unencrypted_link",
    "asks_for_secret",
    "alarming",
    "mixed_scripts",
    "untranslated",
    "never_mailed",
];
