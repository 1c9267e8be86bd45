import { says, t } from "./words.ts";

/** What a permission lets its holder do; one that is newer than this page is shown by its name. */
export function permissionWords(permission: string): string {
    const key = `permission.${permission}`;
    return says(key) ? t(key) : permission;
}
