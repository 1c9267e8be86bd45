import { says, t } from "./words.ts";

/** Built-in roles cannot be renamed, and no other role can be called like one of its organization: the name tells which it is. */
export function roleName(name: string): string {
    const key = `role.${name}`;
    return says(key) ? t(key) : name;
}
