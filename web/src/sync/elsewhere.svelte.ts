import type { Card, Place } from "../kept/database.ts";

/** What an account has in the organizations that this tab does not show, as `send-elsewhere.ts` finds it. */
class Elsewhere {
    /** Where changes wait, and how many. */
    waiting = $state.raw<{ organization: string; count: number }[]>([]);
    /** What the server did not make there. */
    cards = $state.raw<(Card & Place)[]>([]);
    dismiss: (cards: (Card & Place)[]) => Promise<void> = () => Promise.resolve();
    /** Shows an organization that opens. */
    go: (organization: string) => void = () => undefined;
    #open = $state.raw<string[]>([]);
    #names = new Map<string, string>();

    /** Which open to who is here. One that is lost later is called by the name that it had. */
    learn(organizations: { id: string; name: string }[]): void {
        this.#open = organizations.map(({ id }) => id);
        for (const { id, name } of organizations) this.#names.set(id, name);
    }

    opens(organization: string): boolean {
        return this.#open.includes(organization);
    }

    nameOf(organization: string): string | undefined {
        return this.#names.get(organization);
    }
}

export const elsewhere = new Elsewhere();
