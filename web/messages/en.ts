/** Everything Usher says in English, in ICU message syntax. Each app speaks the parts it needs. */
export { account } from "./en/account.ts";
export { admin } from "./en/admin.ts";
export { codes } from "./en/codes.ts";
export { everywhere } from "./en/everywhere.ts";
export { permissions } from "./en/permissions.ts";
export { reference } from "./en/reference.ts";
export { role_names } from "./en/role-names.ts";
export { security } from "./en/security.ts";
export { sync } from "./en/sync.ts";
