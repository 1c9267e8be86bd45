/** The secret of a link to the page: what follows the '#', be that the browser's or one that a gateway has encoded as %23. */
export function secretIn(page: string, path: string, hash: string): string {
    if (hash.length > 1) return hash.slice(1);
    const encoded = `${page}%23`;
    return path.toLowerCase().startsWith(encoded) ? path.slice(encoded.length) : "";
}
