/** What people call the browser that said this of itself, and what it runs on. Order matters: most claim to be several. */
const browsers: [RegExp, string][] = [
    [/\bEdgA?\//, "Edge"],
    [/\bOPR\//, "Opera"],
    [/\bSamsungBrowser\//, "Samsung Internet"],
    [/\b(Firefox|FxiOS)\//, "Firefox"],
    [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
    [/\bSafari\//, "Safari"],
    [/^curl\//, "curl"],
];

const systems: [RegExp, string][] = [
    [/\b(iPhone|iPad|iPod)\b/, "iOS"],
    [/\bAndroid\b/, "Android"],
    [/\bWindows\b/, "Windows"],
    [/\b(Macintosh|Mac OS X)\b/, "macOS"],
    [/\bCrOS\b/, "ChromeOS"],
    [/\bLinux\b/, "Linux"],
];

export interface BrowserName {
    browser: string;
    system: string;
}

/** Empty where it does not say. */
export function browserOf(agent: string): BrowserName {
    const named = (list: [RegExp, string][]): string => list.find(([sign]) => sign.test(agent))?.[1] ?? "";
    return { browser: named(browsers), system: named(systems) };
}

/** The prefix as people write it: an IPv4 address alone, of IPv6 the network. */
export const networkOf = (prefix: string): string => prefix.replace(/\/32$/, "");
