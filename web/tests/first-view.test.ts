import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import type { Rolldown } from "vite";
import { languages } from "../messages/apps.ts";
import { filesFrom, sayingOf } from "../plugins/first-view.ts";
import { drawn } from "../plugins/icons.ts";
import { scriptLimits } from "../plugins/script-limits.ts";
import { catalogueOf, words } from "../plugins/words.ts";
import type { Catalogue } from "../src/words/words.ts";

const root = new URL("../", import.meta.url);
const people = filesFrom("src/admin/main.ts", "src/admin/people/PeoplePage.svelte");
const names = [...people].map((file) => basename(file));

describe("the first view of the admin app", () => {
    it("comes with what its files import, icons too", () => {
        expect(names).toEqual(expect.arrayContaining(["App.svelte", "Sidebar.svelte", "PeopleTable.svelte", "words.ts", "users.svelte"]));
    });

    it("comes without what is imported later, or only as a type", () => {
        expect(names.filter((name) => /Dialog|Palette|SelectionBar|FilterPanel|^actions|PeopleActions/.test(name))).toEqual([]);
    });

    it("waits with everything else for its words", () => {
        const sources = ["src/admin", "src/interface"].flatMap((folder) =>
            readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
                .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name))
                .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8")),
        );
        const imports = sources.flatMap((source) => Array.from(source.matchAll(/^.*(?<!typeof )import\("\.[^"]+\.svelte"\).*$/gm), ([line]) => line.trim()));
        // The settings and the server’s administration are parts of a page that has waited.
        const waits = /later\(import|new LaterCode\(\(\) => import|import\("\.\/people\/PeoplePage\.svelte"\)|^load: \(\) => import\("\.\/\w+\.svelte"\)/;
        expect(imports.length).toBeGreaterThan(20);
        expect(imports.filter((line) => !waits.test(line))).toEqual([]);
    });
});

describe("the words of the first view", () => {
    const saysFirst = sayingOf(people);
    const { load } = words({ admin: saysFirst }) as unknown as { load: (this: { addWatchFile: () => void }, id: string) => Promise<string> };
    const said = async (id: string): Promise<Catalogue> => {
        const code = await load.call({ addWatchFile: () => undefined }, `\0words:admin/${id}.js`);
        return JSON.parse(JSON.parse(/JSON\.parse\((".*")\);$/s.exec(code)?.[1] ?? "") as string) as Catalogue;
    };

    it("are whole keys and composed ones", () => {
        expect(["admin.people", "phase.active", "people.delivery_mail"].map(saysFirst)).toEqual([true, true, true]);
        expect(["invite.send", "invite.title", "settings.flaw_link"].map(saysFirst)).toEqual([false, false, false]);
    });

    it.each(languages)("are with those of later all that the app says in %s, each once", async (language) => {
        const [first, later] = await Promise.all([said(language), said(`${language}/later`)]);
        expect({ ...first, ...later }).toEqual(await catalogueOf("admin", language));
        expect(Object.keys(first).filter((key) => key in later)).toEqual([]);
    });
});

describe("an icon", () => {
    const source = `const iconData = { "name": "x", "size": 24, "node": [["path", { "d": "M18 6 6 18" }], ["circle", { "r": "5" }]], "aliases": ["cross"] };`;

    it("is drawn by the build", () => {
        expect(drawn("x", source)).toContain(`<path d="M18 6 6 18" /><circle r="5" /></svg>`);
    });

    it("that is described otherwise is no icon of ours", () => {
        expect(() => drawn("x", "const iconData = {};")).toThrow("lucide's x");
    });
});

describe("the limit of a first view's scripts", () => {
    const chunk = (fileName: string, moduleIds: string[], imports: string[] = []) =>
        ({ type: "chunk", fileName, moduleIds, imports, code: "0123456789".repeat(3) }) as unknown as Rolldown.OutputChunk;
    const bundle = { a: chunk("a.js", ["/src/main.ts"], ["b.js"]), b: chunk("b.js", ["/src/words.ts"]), c: chunk("c.js", ["/src/later.ts"]) };
    const told = (most_bytes: number): string[] => {
        const messages: string[] = [];
        const { generateBundle } = scriptLimits([{ name: "app", begins: ["src/main.ts"], most_bytes }]) as unknown as {
            generateBundle: (this: unknown, options: unknown, bundle: unknown) => void;
        };
        const tell = (kind: string) => (message: string) => void messages.push(`${kind} ${message}`);
        generateBundle.call({ error: tell("error"), info: tell("info") }, {}, bundle);
        return messages;
    };

    it("counts the chunks that come with it, and fails the build when they are more", () => {
        const bytes = Number(/(\d+) bytes/.exec(told(1000)[0] ?? "")?.[1]);
        expect(bytes).toBeGreaterThan(20);
        expect(told(bytes)).toEqual([`info app: ${bytes} bytes of script come before its first view`]);
        expect(told(bytes - 1)[0]).toMatch(/^error app: .*, \d+ at most/);
    });
});
