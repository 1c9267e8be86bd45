/** The page of those who have not answered. */
export const invited = {
    "invited.title": "Invited users",
    "invited.count": "{count, plural, =0 {Nobody is waiting} one {One person has not answered yet} other {# people have not answered yet}}",
    "invited.everywhere": "Everywhere",
    "invited.privacy": "To protect people, you see the address, groups and time of their invitation until they join.",
    "invited.none_title": "Nobody is waiting",
    "invited.none_body": "Everybody who was invited has answered.",
};
