import type { Me, OrganizationSeat, OwnMembership } from "./answers.ts";
import { request } from "./http.ts";
import { asProblem } from "./problem.ts";
import { reads } from "./seats.ts";
import { session } from "./session.svelte.ts";

const inProject = ({ scope }: OwnMembership): boolean => scope.kind === "project";

/** A membership tells what its role carries and not what its groups do: that the server knows. Throws a Problem. */
async function opens(organization: string): Promise<boolean> {
    try {
        await request("GET", `/v1/organizations/${organization}`);
        return true;
    } catch (thrown) {
        const problem = asProblem(thrown);
        if (problem.status !== 403 && problem.status !== 404) throw problem;
        return false;
    }
}

/** With a seat in each organization of which one sees a project at least. Throws a Problem. */
export async function withProjects(whole: OrganizationSeat[], me?: Me): Promise<OrganizationSeat[]> {
    const seats = new Map(whole.map((seat) => [seat.id, seat]));
    const { memberships } = me ?? (await request<Me>("GET", "/v1/me")).body;
    const others = memberships.filter(({ phase, organization }) => phase === "active" && !seats.has(organization.id));
    for (const id of new Set(others.map(({ organization }) => organization.id))) {
        const here = others.filter(({ organization }) => organization.id === id);
        const tells = here.some(({ role }) => reads(role?.permissions));
        if (!tells && !(here.some(inProject) && (await opens(id)))) continue;
        const held = session.organizations.find((seat) => seat.id === id);
        const seat = { id, name: here[0]?.organization.name ?? "", person: "", role: null, permissions: [], ...held };
        seats.set(id, seat.role ? seat : { ...seat, project_roles: rolesIn(here.filter(inProject)) });
    }
    return [...seats.values()];
}

const rolesIn = (projects: OwnMembership[]): string[] => [...new Set(projects.flatMap(({ role }) => role?.name ?? []))];
