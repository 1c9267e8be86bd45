/** The pages of the account app; all others are the admin app's. */
const account_pages = ["/i", "/code", "/sign-in", "/account"];

/** Which page is drawn at a path, as the server has it too. */
export function shellOf(path: string): "/admin/index.html" | "/account/index.html" {
    const is_account = account_pages.some((page) => path === page || path.startsWith(`${page}/`));
    return is_account ? "/account/index.html" : "/admin/index.html";
}
