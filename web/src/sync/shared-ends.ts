import type { Answer, Command, CommandBody, Core } from "@usher/core";
import type { ChangesPage } from "../api/http.ts";
import type { Card } from "../kept/database.ts";
import type { CommandKeeper } from "../kept/kept-commands.ts";
import type { PageKeeper } from "../kept/kept-pages.ts";
import type { EventPort, FeedState } from "./change-feed.ts";
import type { Channel } from "./channel.ts";

/** What a tab's copy of a place reaches out for. */
export interface SharedEnds {
    core: Pick<Core, "open" | "put" | "submit" | "settle">;
    organization: string;
    account: string;
    pages: PageKeeper;
    commands: CommandKeeper;
    channel: Channel;
    /** Calls whenever the browser has closed what it kept, and perhaps cleared it. */
    lost(listener: () => void): void;
    /** Calls once this tab is to lead, which it does until the promise resolves. */
    elect(lead: () => Promise<void>): void;
    alone<Result>(work: () => Promise<Result>): Promise<Result>;
    page(after: string | null, whole: boolean): Promise<ChangesPage>;
    follow(after: string): EventPort;
    post(client: string, commands: Command[]): Promise<Answer[]>;
    now(): string;
    wait(milliseconds: number): Promise<void>;
    maySend(): boolean;
    renewSession(): Promise<void>;
    changed(): void;
    state(state: FeedState): void;
    cards(cards: Card[]): void;
    failed(code: string): void;
    signedOut(): void;
    /** The server had everything loaded anew. */
    restarted(): void;
    /** What became of a command. */
    told(body: CommandBody, answer: Answer): void;
}
