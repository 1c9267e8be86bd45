export const role_names = {
    "role.Founder": "مؤسس",
    "role.Admin": "مدير",
    "role.Inviter": "مسؤول الدعوات",
    "role.Member": "عضو",
};
