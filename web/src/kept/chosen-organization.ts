/** In which organization an account works: a tab stays in its own, a new tab opens in the one that was chosen last in this browser. */
const keyOf = (account: string): string => `usher-organization-${account}`;

/** A browser that keeps nothing may refuse to be asked. */
function tried<Result>(ask: () => Result): Result | undefined {
    try {
        return ask();
    } catch {
        return undefined;
    }
}

const ofTab = (account: string): string | undefined => tried(() => sessionStorage.getItem(keyOf(account))) ?? undefined;

/** Where the account works in this tab; undefined where nothing was ever chosen. */
export function chosenOrganization(account: string): string | undefined {
    return ofTab(account) ?? tried(() => localStorage.getItem(keyOf(account))) ?? undefined;
}

/** The tab stays in what it shows, whatever is chosen in another. What was chosen in it and cannot be shown now stays chosen. */
export function stayInOrganization(account: string, shown: string): void {
    if (ofTab(account) === undefined) tried(() => sessionStorage.setItem(keyOf(account), shown));
}

export function chooseOrganization(account: string, organization: string): void {
    tried(() => sessionStorage.setItem(keyOf(account), organization));
    tried(() => localStorage.setItem(keyOf(account), organization));
}

export function forgetOrganization(account: string): void {
    tried(() => sessionStorage.removeItem(keyOf(account)));
    tried(() => localStorage.removeItem(keyOf(account)));
}
