export const role_names = {
    "role.Founder": "Gründungsmitglied",
    "role.Admin": "Admin",
    "role.Inviter": "Einladende Person",
    "role.Member": "Mitglied",
};
