type Shell = "/admin/index.html" | "/account/index.html" | "/reference/index.html";

/** The pages of the account app, and the reference; all others are the admin app's. */
const account_pages = ["/i", "/code", "/sign-in", "/account"];
const reference_page = "/docs/api";

const isAt = (path: string, page: string): boolean => path === page || path.startsWith(`${page}/`);

/** Which page is drawn at a path, as the server has it too. */
export function shellOf(path: string): Shell {
    if (isAt(path, reference_page)) return "/reference/index.html";
    return account_pages.some((page) => isAt(path, page)) ? "/account/index.html" : "/admin/index.html";
}
