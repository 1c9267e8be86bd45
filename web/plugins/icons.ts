import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

type Node = [tag: string, attributes: Record<string, string>];

const icon_file = /@lucide\/svelte\/dist\/icons\/([\w-]+)\.svelte$/;

/**
 * Draws each icon of lucide when the page is built. As they come they carry their paths as data, and a drawer of any such data; here
 * an icon is asked for nothing but its size.
 */
export function icons(): Plugin {
    return {
        name: "icons",
        enforce: "pre",
        load(id) {
            const name = icon_file.exec(id)?.[1];
            return name === undefined ? null : drawn(name, readFileSync(id, "utf8"));
        },
    };
}

/** A component that draws what one of lucide's describes; throws for one that describes it otherwise than we know. */
export function drawn(name: string, source: string): string {
    const described = /"size": 24, "node": (\[\[.*?\]\])[, ]/.exec(source)?.[1];
    if (!described) throw new Error(`lucide's ${name} is no list of shapes of 24 by 24`);
    const shapes = (JSON.parse(described) as Node[]).map(([tag, attributes]) => {
        const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
        return `<${tag}${written.join("")} />`;
    });
    return `<script>let { size = 24 } = $props();</script>
<svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes.join("")}</svg>`;
}
