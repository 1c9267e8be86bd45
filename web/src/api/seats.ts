import type { Me, OrganizationSeat } from "./answers.ts";
import { session } from "./session.svelte.ts";

export const reads = (permissions: string[] | undefined): boolean => permissions?.includes("people.read") ?? false;

/** The organizations all of whose people the one who is signed in may see, as the session tells. */
export function wholeSeats(): OrganizationSeat[] {
    return session.account ? session.organizations.filter((seat) => reads(seat.permissions)) : [];
}

/** With those of which they see a project at least, as the server tells now. Throws a Problem. */
export async function askSeats(me?: Me): Promise<OrganizationSeat[]> {
    return (await import("./project-seats.ts")).withProjects(wholeSeats(), me);
}

/** The same; where no server tells, the session is all there is. */
export const readableSeats = (): Promise<OrganizationSeat[]> => askSeats().catch(wholeSeats);
