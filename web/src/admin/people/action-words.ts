import Archive from "@lucide/svelte/icons/archive";
import ArchiveRestore from "@lucide/svelte/icons/archive-restore";
import Link from "@lucide/svelte/icons/link";
import Send from "@lucide/svelte/icons/send";
import Shield from "@lucide/svelte/icons/shield";
import Trash from "@lucide/svelte/icons/trash-2";
import UserPlus from "@lucide/svelte/icons/user-plus";
import UsersRound from "@lucide/svelte/icons/users-round";
import type { Component } from "svelte";
import type { MessageKey } from "../../words/words.ts";
import type { Action } from "./bulk.svelte.ts";

/** How each action looks and is called: for one person, and for those selected. */
export const looks: Record<Action, { icon: Component<{ size?: number }>; one: MessageKey; many: MessageKey; tone?: "danger" }> = {
    invite: { icon: UserPlus, one: "people.invite_again", many: "people.invite_again" },
    resend: { icon: Send, one: "people.resend", many: "people.resend" },
    copy: { icon: Link, one: "people.copy", many: "people.copy_many" },
    role: { icon: Shield, one: "people.change_role", many: "people.change_role" },
    groups: { icon: UsersRound, one: "people.set_groups", many: "people.set_groups" },
    archive: { icon: Archive, one: "people.archive", many: "people.archive" },
    restore: { icon: ArchiveRestore, one: "people.restore", many: "people.restore" },
    remove: { icon: Trash, one: "people.remove_invitation", many: "people.remove", tone: "danger" },
};
