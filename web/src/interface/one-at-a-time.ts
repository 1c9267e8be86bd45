/**
 * Wraps work that answers a question about the present: while it runs, further calls are remembered as one, which is made
 * when it is done. So the last answer is never older than the last call, and a flood of calls is no flood of work.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
    let again = false;
    let running: Promise<void> | null = null;
    const run = async (): Promise<void> => {
        do {
            again = false;
            await work();
        } while (again);
    };
    return () => {
        if (running) again = true;
        else running = run().finally(() => (running = null));
        return running;
    };
}
