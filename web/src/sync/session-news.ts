/** What tabs tell each other about who is signed in. */
export type SessionNews = { kind: "left"; account: string } | { kind: "back"; account: string };

const name = "usher-session";

/** Tells the other tabs. */
export function tellSession(news: SessionNews): void {
    const channel = new BroadcastChannel(name);
    channel.postMessage(news);
    channel.close();
}

export function hearSession(listener: (news: SessionNews) => void): void {
    new BroadcastChannel(name).addEventListener("message", (event: MessageEvent<SessionNews>) => listener(event.data));
}
