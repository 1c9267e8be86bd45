import type { Me, OrganizationSeat } from "./answers.ts";
import { request } from "./http.ts";
import { asProblem } from "./problem.ts";
import { session } from "./session.svelte.ts";

const reads = (permissions: string[] | undefined): boolean => permissions?.includes("people.read") ?? false;

/** The organizations all of whose people the one who is signed in may see, as the session tells. */
export function wholeSeats(): OrganizationSeat[] {
    return session.account ? session.organizations.filter((seat) => reads(seat.permissions)) : [];
}

/** With those of which they see a project at least, as their own memberships tell. Offline, the session is all there is. */
export async function readableSeats(): Promise<OrganizationSeat[]> {
    const whole = wholeSeats();
    if (!session.account) return whole;
    try {
        const { memberships } = (await request<Me>("GET", "/v1/me")).body;
        const seats = new Map(whole.map((seat) => [seat.id, seat]));
        for (const { organization, phase, role } of memberships) {
            if (phase !== "active" || !reads(role?.permissions) || seats.has(organization.id)) continue;
            const held = session.organizations.find((seat) => seat.id === organization.id);
            seats.set(organization.id, held ?? { ...organization, person: "", role: null, permissions: [] });
        }
        return [...seats.values()];
    } catch (thrown) {
        asProblem(thrown);
        return whole;
    }
}
