import { Problem } from "../../src/api/problem.ts";
import { loadAgain } from "../../src/interface/load-again.svelte.ts";

/** Something that is loaded from the server, and fails with what it is told. */
export class Loaded {
    problem = $state.raw<Problem>();
    loads = 0;
    failing: Problem | undefined;

    load(): Promise<void> {
        this.loads += 1;
        this.problem = this.failing && new Problem(this.failing.status, this.failing.errors);
        return Promise.resolve();
    }

    /** Gives what ends it. */
    follow(): () => void {
        return $effect.root(() => {
            loadAgain(
                () => this.problem,
                () => this.load(),
            );
        });
    }
}
