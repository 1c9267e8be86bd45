import { onTestFinished } from "vitest";

/** Makes what needs effects, outside of any component; they end with the test. */
export function withEffects<Made>(make: () => Made): Made {
    let made: Made | undefined;
    onTestFinished(
        $effect.root(() => {
            made = make();
        }),
    );
    return made as Made;
}
