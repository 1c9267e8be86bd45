/** Whether anything reaches the server, and a change that waits until it is told otherwise. */
export class Connection {
    reaches = $state(true);
    settled: Promise<void> = Promise.resolve();
    settle: () => void = () => undefined;

    begin(): void {
        this.reaches = true;
        this.settled = new Promise((resolve) => (this.settle = resolve));
    }
}
