/** What is known of the connection to the server. */
class Online {
    /** Whether the browser says that it has a network at all. */
    yes = $state(navigator.onLine);
    /** That no server answers all the same; told by whoever keeps in touch with it. */
    unanswered = $state(false);

    constructor() {
        addEventListener("online", () => (this.yes = true));
        addEventListener("offline", () => (this.yes = false));
    }

    get connected(): boolean {
        return this.yes && !this.unanswered;
    }
}

export const online = new Online();
