import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../end-to-end/server.mjs";

const pictures = join(root, "docs/guide/images");
/** Pixels of a picture for each of the page's. */
export const scale = 1.5;
const quality = 82;

/** What was said a moment ago is not what the picture is about. */
async function dismissNotices(page) {
    // Behind a dialog nobody could click on them.
    await page.evaluate(() => document.querySelectorAll("[role=log] button.icon-button").forEach((button) => button.click()));
    await page.locator("[role=log] li").first().waitFor({ state: "detached" });
}

/** Brings what moves to its end. */
async function rest(page) {
    await page.evaluate(async () => {
        await document.fonts.ready;
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await frame();
        for (const animation of document.getAnimations())
            if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
        await frame();
    });
}

async function around(locators, margin) {
    const boxes = await Promise.all(locators.map((locator) => locator.first().boundingBox()));
    if (boxes.some((box) => box === null)) throw new Error("what is to be in the picture cannot be seen");
    const left = Math.min(...boxes.map(({ x }) => x)) - margin;
    const top = Math.min(...boxes.map(({ y }) => y)) - margin;
    const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
    return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Takes the pictures of the guide: WebP, which needs a fifth of what PNG does. */
export class Camera {
    taken = new Map();

    /**
     * The whole window; or of it only what is around these elements, so many pixels about them; or its upper part of this height.
     * `notices`: with the short words at its edge.
     */
    async take(page, name, { of, margin = 16, height, notices = false } = {}) {
        if (!notices) await dismissNotices(page);
        await rest(page);
        const window = page.viewportSize();
        const wanted = of ? await around([of].flat(), margin) : { x: 0, y: 0, ...window, ...(height ? { height } : {}) };
        const x = Math.max(0, Math.floor(wanted.x));
        const y = Math.max(0, Math.floor(wanted.y));
        const clip = {
            x,
            y,
            width: Math.min(window.width, Math.ceil(wanted.x + wanted.width)) - x,
            height: Math.min(window.height, Math.ceil(wanted.y + wanted.height)) - y,
            scale: 1,
        };
        const session = await page.context().newCDPSession(page);
        const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality, clip });
        await session.detach();
        if (this.taken.has(name)) throw new Error(`${name} was taken already`);
        const bytes = Buffer.from(data, "base64");
        this.taken.set(name, bytes.length);
        await mkdir(pictures, { recursive: true });
        await writeFile(join(pictures, `${name}.webp`), bytes);
    }
}
