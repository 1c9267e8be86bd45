import type {
    Answer,
    Command,
    CommandBody,
    OrganizationView,
    PeopleQuery,
    PeopleWindow,
    PersonView,
    Prediction,
    Reason,
    Refusal,
    Role,
} from "@usher/core";
import { serverInstant } from "../api/clock.ts";
import { request, requestText } from "../api/http.ts";
import { newId } from "../api/identifiers.ts";
import { session } from "../api/session.svelte.ts";
import { core } from "../core.ts";
import { ChangeFeed, type FeedState } from "./change-feed.ts";
import { CommandQueue } from "./command-queue.ts";
import { waitOrOnline } from "./patience.ts";

/** Every page load is a client of its own: its numbers begin at 1 and nothing of an earlier page is ever sent by it. */
const client = newId();

/** The viewer's copy of one organization, in the core. Views read again whenever `version` is another. */
class Replica {
    version = $state(0);
    feed = $state<FeedState>("loading");
    /** Why the organization cannot be shown. */
    failure = $state<string | null>(null);
    /** Commands without an answer. */
    waiting = $state(0);
    onRefused: (refusal: Refusal) => void = () => undefined;
    /** Told of every batch that the server has answered. */
    onAnswered: (commands: Command[], answers: Answer[]) => void = () => undefined;
    onSignedOut: () => void = () => undefined;

    #organization = "";
    #wanted = "";
    #feed: ChangeFeed | null = null;
    #queue: CommandQueue | null = null;

    get organization(): string {
        return this.#organization;
    }

    /** What the organization before still has to send is sent first: the core holds one replica at a time. */
    async follow(organization: string, account: string): Promise<void> {
        if (this.#wanted === organization) return;
        this.#wanted = organization;
        await this.settled();
        if (this.#wanted !== organization) return;
        this.stop();
        this.#wanted = organization;
        this.#organization = organization;
        const base = `/v1/organizations/${organization}`;
        const signedOut = (): void => this.onSignedOut();
        this.#queue = new CommandQueue({
            core,
            now: serverInstant,
            wait: waitOrOnline,
            signedOut,
            renewSession: () => session.load(),
            refused: (refusal) => this.onRefused(refusal),
            changed: () => this.#changed(),
            post: async (commands: Command[]) => {
                const path = `${base}/commands`;
                const { body } = await request<{ answers: Answer[] }>("POST", path, { client, commands });
                this.onAnswered(commands, body.answers);
                return body.answers;
            },
        });
        this.#feed = new ChangeFeed({
            core,
            organization,
            account,
            wait: waitOrOnline,
            signedOut,
            page: (after) => requestText(`${base}/changes${after === null ? "" : `?after=${encodeURIComponent(after)}`}`),
            follow: (after) => new EventSource(`${base}/changes?after=${encodeURIComponent(after)}`),
            changed: () => this.#changed(),
            state: (state) => (this.feed = state),
            failed: (code) => (this.failure = code),
        });
        void this.#feed.run();
    }

    stop(): void {
        this.#feed?.stop();
        this.#feed = null;
        this.#queue = null;
        this.#organization = "";
        this.#wanted = "";
        this.failure = null;
        this.waiting = 0;
    }

    submit(bodies: CommandBody[]): Promise<Prediction[]> {
        return this.#queue?.submit(bodies) ?? Promise.resolve([]);
    }

    /** Resolves when the server has answered everything submitted so far. */
    settled(): Promise<void> {
        return this.#queue?.settled() ?? Promise.resolve();
    }

    window(query: Omit<PeopleQuery, "now">): Promise<PeopleWindow> {
        return core.window({ ...query, now: serverInstant() });
    }

    /** What may be granted is told for the project, or for the organization. Null before the first page. */
    view(project: string | null = null): Promise<OrganizationView | null> {
        return core.organization(project);
    }

    roles(project: string | null = null): Promise<Role[]> {
        return core.roles(project);
    }

    person(id: string): Promise<PersonView | null> {
        return core.person(id, serverInstant());
    }

    /** Why the person of a membership can or cannot get in. */
    explain(membership: string): Promise<Reason[]> {
        return core.explain(membership, serverInstant());
    }

    /** What would come of the command now: for a button that is dead and says why. */
    judge(body: CommandBody): Promise<Prediction> {
        return core.judge(serverInstant(), body);
    }

    /** Makes the link that opens an invitation; audited. Throws a Problem. */
    async link(invitation: string): Promise<string> {
        const present = this.#queue?.present(invitation) ?? invitation;
        const path = `/v1/organizations/${this.#organization}/invitations/${present}/link`;
        return (await request<{ link: string; lapses_at: string }>("POST", path)).body.link;
    }

    #changed(): void {
        this.waiting = this.#queue?.waiting ?? 0;
        this.version += 1;
    }
}

export const replica = new Replica();
