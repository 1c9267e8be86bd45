import type {
    Answer,
    CommandBody,
    Days,
    OrganizationView,
    PeopleQuery,
    PeopleWindow,
    PersonView,
    Prediction,
    Reason,
    Role,
    ScopeCounts,
} from "@usher/core";
import { serverInstant } from "../api/clock.ts";
import { request } from "../api/http.ts";
import { core } from "../core.ts";
import { online } from "../interface/online.svelte.ts";
import { store, type Card } from "../kept/database.ts";
import type { FeedState } from "./change-feed.ts";
import { portsOf } from "./ports.ts";
import { SharedReplica } from "./shared-replica.ts";

/** How long another organization waits for what the one before still has to send; it is kept, and sent the next time. */
const farewell_ms = 3000;

/** The viewer's copy of one organization, in the core. Views read again whenever `version` is another. */
class Replica {
    version = $state(0);
    feed = $state<FeedState>("loading");
    /** Why the organization cannot be shown. */
    failure = $state<string | null>(null);
    /** Commands without an answer. */
    waiting = $state(0);
    /** What the server did not make, newest last. */
    cards = $state.raw<Card[]>([]);
    /** Whether what waits outlives the page. */
    keeps = $state(true);
    /** Nobody is signed in any more, or somebody else is: what waits rests. */
    session_over = $state(false);
    /** Told of every command that the server has answered. */
    onAnswered: (body: CommandBody, answer: Answer) => void = () => undefined;
    onSignedOut: () => void = () => undefined;
    /** All is loaded anew, or can be no more. */
    onRestarted: () => void = () => undefined;

    #organization = "";
    #wanted = "";
    #shared: SharedReplica | null = null;
    #close: () => void = () => undefined;

    get organization(): string {
        return this.#organization;
    }

    /** Whether what is done now reaches the server at once. */
    get reaches(): boolean {
        return this.feed === "live" && online.yes && !this.session_over;
    }

    /** The core holds one replica at a time. */
    async follow(organization: string, account: string): Promise<void> {
        const wanted = `${account} ${organization}`;
        if (this.#wanted === wanted) return;
        this.#wanted = wanted;
        if (this.#shared && this.waiting > 0 && navigator.onLine) await Promise.race([this.settled(), pause(farewell_ms)]);
        const { ports, close, keeps } = await portsOf({ account, organization });
        if (this.#wanted !== wanted) return;
        this.stop();
        [this.#wanted, this.#organization, this.#close, this.keeps] = [wanted, organization, close, keeps];
        // Where it cannot be opened again, nothing outlives the page any more, unless a later version of the app has it now.
        const cannot = ({ name }: Error): boolean => (this.keeps = name === "VersionError");
        if (keeps) ports.lost(() => void store.open().catch(cannot));
        const shared = new SharedReplica({
            ...ports,
            signedOut: () => this.onSignedOut(),
            restarted: () => this.onRestarted(),
            told: (body, answer) => this.onAnswered(body, answer),
            changed: () => this.#changed(),
            state: (state) => {
                this.feed = state;
                online.unanswered = state === "reconnecting";
                if (state === "live") this.failure = null;
            },
            cards: (cards) => (this.cards = cards),
            failed: (code) => {
                if (this.failure !== null) return;
                this.failure = code;
                this.onRestarted();
            },
        });
        this.#shared = shared;
        await shared.start();
    }

    stop(): void {
        this.#shared?.stop();
        this.#close();
        this.#shared = null;
        this.#organization = "";
        this.#wanted = "";
        this.feed = "loading";
        online.unanswered = false;
        this.failure = null;
        this.waiting = 0;
        this.cards = [];
    }

    /** Somebody is signed in again: what waits goes on. */
    resume(): void {
        this.#shared?.resume();
    }

    /** `about` says whom or what each is about, for the card that a refusal becomes. */
    submit(bodies: CommandBody[], about: string[] = []): Promise<Prediction[]> {
        return this.#shared?.submit(bodies, about) ?? Promise.resolve([]);
    }

    dismiss(cards: Card[]): Promise<void> {
        return this.#shared?.dismiss(cards.map((card) => card.id)) ?? Promise.resolve();
    }

    /** Resolves when the server has answered everything submitted so far. */
    settled(): Promise<void> {
        return this.#shared?.queue.settled() ?? Promise.resolve();
    }

    window(query: Omit<PeopleQuery, "now">): Promise<PeopleWindow> {
        return core.window({ ...query, now: serverInstant() });
    }

    scopes(): Promise<ScopeCounts[]> {
        return core.scopes();
    }

    /** What happened on each of these days, as far as the core has looked; each ends where the next begins. */
    days(begins: Date[]): Promise<Days> {
        return core.days(begins.map((day) => day.toISOString()));
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
        const present = this.#shared?.queue.present(invitation) ?? invitation;
        const path = `/v1/organizations/${this.#organization}/invitations/${present}/link`;
        return (await request<{ link: string; lapses_at: string }>("POST", path)).body.link;
    }

    #changed(): void {
        this.waiting = this.#shared?.queue.waiting ?? 0;
        this.version += 1;
    }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const replica = new Replica();
