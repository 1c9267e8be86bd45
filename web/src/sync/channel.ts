import type { Answer, PageContent } from "@usher/core";
import type { Card, WaitingCommand } from "../kept/database.ts";
import type { FeedState } from "./change-feed.ts";

/** What tabs tell each other. */
export type Told =
    | { kind: "hello" }
    | { kind: "state"; state: FeedState; failure: string | null; kept: boolean }
    | { kind: "begun"; generation: string; again: boolean }
    | { kind: "page"; generation: string; number: number; content: PageContent; cursor: string }
    | { kind: "given"; commands: WaitingCommand[] }
    | { kind: "answered"; answers: Answer[]; cards: Card[] }
    | { kind: "renumbered" }
    | { kind: "signed_out" }
    | { kind: "dismissed"; ids: string[] };

/** The part of a BroadcastChannel that is needed here. */
export interface Channel {
    postMessage(message: Told): void;
    addEventListener(type: "message", listener: (event: MessageEvent<Told>) => void): void;
    close(): void;
}
