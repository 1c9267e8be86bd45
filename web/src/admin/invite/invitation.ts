import type { CodeAt, InvitePerson, PastedPerson, Scope, When } from "@usher/core";
import { idsTogether } from "../../api/identifiers.ts";

/** What all who are invited together get. */
export interface InviteChoice {
    scopes: Scope[];
    role: string;
    groups: string[];
    message: string;
    when: When;
}

export interface Invitee {
    name: string;
    address: string | null;
    username?: string;
    metadata?: string;
}

/** The command that invites one person. */
export function invitation(person: Invitee, choice: InviteChoice): InvitePerson {
    const { username = "", metadata = "" } = person;
    const next = idsTogether();
    return {
        type: "invite_person",
        person: next(),
        name: person.name,
        address: person.address,
        seats: choice.scopes.map((scope) => ({ id: next(), scope })),
        ...(choice.role !== "" && { role: choice.role }),
        invitation: next(),
        when: choice.when,
        message: choice.when === "later" ? "" : choice.message,
        groups: choice.groups,
        ...(username !== "" && { username }),
        ...(metadata.trim() !== "" && { metadata }),
    };
}

/** What is wrong with the choice itself, and not with one of the people. */
const of_choice = /^(role|groups|message|seats|identity)?$/;

/** What the paste says of somebody is about the organization; this is what the command would do where they are invited to. */
export function refined(person: PastedPerson, errors: CodeAt[], notes: CodeAt[], seats: number): PastedPerson {
    if (person.verdict === "invalid" || person.verdict === "duplicate") return person;
    const fault = errors.find((error) => !of_choice.test(error.field));
    if (fault) return { ...person, verdict: "invalid", code: fault.code };
    const settled = notes.filter((note) => note.field.startsWith("seats["));
    if (errors.length === 0 && settled.length >= seats) return { ...person, verdict: "no_change", code: settled[0]?.code ?? person.code };
    return person.verdict === "no_change" ? { ...person, verdict: "invite", code: null } : person;
}
