import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe-core finds wrong with the page. It runs in a world of its own, as an extension would, so that the page's policy
 * stays in force for the page and does not stop axe.
 */
export async function accessibilityFaults(page) {
    const session = await page.context().newCDPSession(page);
    try {
        const { frameTree } = await session.send("Page.getFrameTree");
        const world = { frameId: frameTree.frame.id, worldName: "axe" };
        const { executionContextId } = await session.send("Page.createIsolatedWorld", world);
        const evaluate = async (expression) => {
            const options = { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true };
            const { result, exceptionDetails } = await session.send("Runtime.evaluate", options);
            if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
            return result.value;
        };
        await evaluate(`${source}; 0`);
        const violations = await evaluate("axe.run().then((results) => results.violations)");
        return violations.flatMap((violation) =>
            violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.failureSummary.replaceAll("\n", " ")}`),
        );
    } finally {
        await session.detach();
    }
}
