/** Whether the browser says that it has a network at all. */
class Online {
    yes = $state(navigator.onLine);

    constructor() {
        addEventListener("online", () => (this.yes = true));
        addEventListener("offline", () => (this.yes = false));
    }
}

export const online = new Online();
