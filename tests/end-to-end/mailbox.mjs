import { join } from "node:path";
import { Process, within } from "./process.mjs";
import { plainEnvironment, root } from "./server.mjs";

/** A real SMTP server, and everything that was delivered to it. */
export class Mailbox {
    mails = [];
    port = 0;
    #process;
    #waiting = new Set();

    static async start() {
        const mailbox = new Mailbox();
        // Debian's own Python: only it sees Debian's packages.
        const script = join(root, "tests/support/smtp/real_relay.py");
        const options = { env: plainEnvironment() };
        mailbox.#process = new Process("/usr/bin/python3", [script], options, (line) => mailbox.#take(line));
        mailbox.port = await mailbox.#process.line((line) => /^\{"port": (\d+)\}$/.exec(line)?.[1], "the relay's port");
        return mailbox;
    }

    /** The mail to this address that is number `count` of those to it, waited for. */
    to(address, count = 1) {
        const found = () => this.mails.filter((mail) => mail.recipients.includes(address))[count - 1];
        if (found()) return Promise.resolve(found());
        const promise = new Promise((resolve) => this.#waiting.add({ found, resolve }));
        return within(promise, `mail ${count} to ${address}; there came ${this.mails.length} in all`);
    }

    async stop() {
        this.#process.closeInput();
        this.#process.signal("SIGTERM");
        await this.#process.end();
    }

    #take(line) {
        if (!line.startsWith('{"sender"')) return;
        this.mails.push(JSON.parse(line));
        for (const waiter of this.#waiting) {
            const mail = waiter.found();
            if (!mail) continue;
            this.#waiting.delete(waiter);
            waiter.resolve(mail);
        }
    }
}

/** The link of an invitation mail, from its text part. */
export function linkIn(mail) {
    const link = /^(https?:\/\/\S+\/i#\S+)$/m.exec(mail.text)?.[1];
    if (!link) throw new Error(`no link in\n${mail.text}`);
    return link;
}

export const tokenOf = (link) => link.slice(link.indexOf("#") + 1);

/** The code that an invitation's mail gives for typing. */
export function typedCodeIn(mail) {
    const code = /^\s+((?:[0-9A-Z]{4}-){4}[0-9A-Z]{2})$/m.exec(mail.text)?.[1];
    if (!code) throw new Error(`no invitation code in\n${mail.text}`);
    return code;
}

/** The code that shows that an address is one's own. */
export function addressCodeIn(mail) {
    const code = /^\s+([0-9A-Z]{4}-[0-9A-Z]{4})$/m.exec(mail.text)?.[1];
    if (!code) throw new Error(`no code in\n${mail.text}`);
    return code;
}
