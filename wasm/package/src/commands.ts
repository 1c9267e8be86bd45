import type {
    Application,
    ExternalIdentity,
    Group,
    IdentityField,
    IdentityValues,
    Integration,
    Policies,
    Project,
    RoleItem,
    Scope,
    TemplateKind,
    When,
} from "./state.ts";

/** The bodies of the commands that an organization takes. */

/** Without a role the organization's default; without address or locale, none and the organization's. */
export interface InvitePerson {
    type: "invite_person";
    person: string;
    name?: string;
    address?: string | null;
    seats: { id: string; scope: Scope }[];
    role?: string | null;
    invitation: string;
    when: When;
    message?: string;
    locale?: string | null;
    groups?: string[];
    username?: string | null;
    external_ids?: ExternalIdentity[];
    metadata?: string;
    identity?: IdentityValues;
}

export interface Invite {
    type: "invite";
    person: string;
    memberships: string[];
    invitation: string;
    when: When;
    message?: string;
}

/** Approves somebody by address and handle, before or after they ask. */
export interface Offer {
    type: "offer";
    person: string;
    membership: string;
    invitation: string;
    address?: string | null;
    handle?: string | null;
    scope?: Scope;
    role?: string | null;
    groups?: string[];
    message?: string;
    request?: string | null;
}

/** What is left out stays; an address or username that is null is taken away. */
export interface EditPerson {
    type: "edit_person";
    person: string;
    name?: string;
    address?: string | null;
    username?: string | null;
    external_ids?: ExternalIdentity[];
    locale?: string;
}

export type Resend = { type: "resend"; invitation: string };
export type CopyLink = { type: "copy_link"; invitation: string; scope?: Scope };
export type Revoke = { type: "revoke"; membership: string };
/** One of the two. */
export type DenyRequest = { type: "deny_request"; membership?: string; request?: string; reason?: string };
export type ChangeRole = { type: "change_role"; membership: string; role: string };
export type SetGroups = { type: "set_groups"; membership: string; groups: string[]; was?: string[] };
export type SetMetadata = { type: "set_metadata"; person: string; metadata: string };
export type IssueCode = { type: "issue_code"; person: string; invitation: string };
export type RegisterIdentity = { type: "register_identity"; person: string; values: IdentityValues };
export type SendBackIdentity = { type: "send_back_identity"; person: string; reason?: string };
export type MergePeople = { type: "merge_people"; keep: string; absorb: string };
export type Undo = { type: "undo"; change: string };

/** What an organization's administrators do with its people. */
export type PeopleCommand =
    | InvitePerson
    | Invite
    | Resend
    | CopyLink
    | Revoke
    | Offer
    | DenyRequest
    | { type: "leave" | "archive" | "restore"; membership: string }
    | ChangeRole
    | SetGroups
    | EditPerson
    | SetMetadata
    | IssueCode
    | { type: "deactivate_code" | "validate_identity" | "erase_person"; person: string }
    | RegisterIdentity
    | SendBackIdentity
    | MergePeople
    | Undo;

/** An edited item replaces all of it but its id; what is as it `was` for its author stays as it is by then. */
type Edit<Type extends string, Item> = { type: Type; was?: Omit<Item, "id"> } & Item;

/** What they do with the organization itself. What is set and edited may say what it `was`, as an edited item does. */
export type OrganizationCommand =
    | { type: "edit_organization"; name: string; handle?: string; was?: { name: string; handle?: string } }
    | { type: "set_policies"; policies: Policies; was?: Policies }
    | ({ type: "create_project" } & Project)
    | Edit<"edit_project", Project>
    | { type: "remove_project"; project: string; withdraw?: boolean }
    | ({ type: "create_role" } & RoleItem)
    | Edit<"edit_role", RoleItem>
    | { type: "remove_role"; role: string; instead?: string | null }
    | ({ type: "create_group" } & Group)
    | Edit<"edit_group", Group>
    | { type: "remove_group"; group: string; instead?: string | null; take_out?: boolean }
    | ({ type: "create_application" } & Application)
    | Edit<"edit_application", Application>
    | { type: "remove_application"; application: string }
    | ({ type: "create_integration" } & Integration)
    | Edit<"edit_integration", Integration>
    | { type: "remove_integration"; integration: string }
    | { type: "set_template"; kind: TemplateKind; locale: string; subject: string; text: string; was?: { subject: string; text: string } }
    | { type: "remove_template"; kind: TemplateKind; locale: string }
    | { type: "set_identity_fields"; fields: IdentityField[]; was?: IdentityField[] }
    | { type: "start_invite_all"; job: string; scope?: Scope; message?: string }
    | { type: "apply_plan"; job: string; plan: string; rows: number; message?: string }
    | { type: "pause_job" | "resume_job" | "stop_job"; job: string }
    | { type: "undo_job"; job: string; undoes: string };

export type CommandBody = PeopleCommand | OrganizationCommand;
