import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import type { Core } from "@usher/core";
import { startCore } from "./support/real-core.ts";

/**
 * A public corpus of addresses, good and bad, with what the standards say of each. It is wider than what Usher takes on purpose: a
 * quoted local part, a comment, an address literal or a domain without a dot is in the standards, and in nobody's address book.
 */
interface Sample {
    id: string;
    address: string;
    category: string;
}

const file = createRequire(import.meta.url).resolve("email-addresses/test/tests.xml");

/** `&#x2400;` and its neighbours are pictures of control characters: they stand for these. */
const decode = (text: string): string =>
    text
        .replace(/&#x([0-9a-f]+);/gi, (_, digits: string) => {
            const point = parseInt(digits, 16);
            return String.fromCodePoint(point >= 0x2400 && point < 0x2420 ? point - 0x2400 : point);
        })
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&apos;", "'")
        .replaceAll("&amp;", "&");

const samples: Sample[] = [...readFileSync(file, "utf8").matchAll(/<test id="(\d+)">([^]*?)<\/test>/g)].map((found) => {
    const inner = (name: string): string => new RegExp(`<${name}>([^]*?)</${name}>`).exec(found[2]!)?.[1] ?? "";
    return { id: found[1]!, address: decode(inner("address")), category: inner("category") };
});

let core: Core;
beforeAll(async () => {
    core = await startCore();
});

const code = async (sample: Sample): Promise<string | null> => (await core.judgeField("address", sample.address)).code ?? null;
// No top-level domain is one letter, or ends in a digit.
const isPlain = (address: string): boolean => /^[\x21-\x7e]+@[^@]*\.[^@]*[a-z]{2}$/i.test(address) && !/["()[\]\\]/.test(address);

describe("the addresses of a public corpus", () => {
    it("are many, of each kind", () => {
        expect(samples.length).toBeGreaterThan(150);
        expect(samples.filter(({ category }) => category === "ISEMAIL_ERR").length).toBeGreaterThan(50);
    });

    it("are refused where the standards refuse them", async () => {
        const taken = [];
        // White space around an address is a slip of the hand, and taken away.
        for (const sample of samples) {
            if (sample.category === "ISEMAIL_ERR" && sample.address === sample.address.trim() && (await code(sample)) === null) taken.push(sample);
        }
        expect(taken).toEqual([]);
    });

    it("are taken where they are valid and plain", async () => {
        const refused = [];
        const plain = samples.filter(({ category, address }) => ["ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN"].includes(category) && isPlain(address));
        for (const sample of plain) if ((await code(sample)) !== null) refused.push({ ...sample, code: await code(sample) });
        expect(plain.length).toBeGreaterThan(8);
        expect(refused).toEqual([]);
    });

    it("are refused where only the letter of the standards allows them", async () => {
        const taken = [];
        const odd = samples.filter(({ address }) => /["()[\]\\]/.test(address));
        for (const sample of odd) if ((await code(sample)) === null) taken.push(sample);
        expect(odd.length).toBeGreaterThan(50);
        expect(taken).toEqual([]);
    });
});
