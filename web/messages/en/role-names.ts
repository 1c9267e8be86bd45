/** What the built-in roles are called; their own names are the ends of the keys. */
export const role_names = {
    "role.Founder": "Founder",
    "role.Admin": "Admin",
    "role.Inviter": "Inviter",
    "role.Member": "Member",
};
