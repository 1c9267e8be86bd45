"""A real SMTP server (Debian's aiosmtpd) for tests: loopback only, one JSON line on standard output for each event.

First {"port": N}, then for each mail what another implementation of the standards (Python's email package) reads in it.
Ends when standard input closes. Options: --tls CERTIFICATE KEY (offer and require STARTTLS), --user NAME PASSWORD.
"""

import argparse
import asyncio
import email
import email.policy
import email.utils
import json
import ssl
import sys
from email.header import decode_header, make_header

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def tell(event):
    print(json.dumps(event), flush=True)


def mailboxes(content, field):
    # The old reader: the new one puts a space between two encoded words of a name, against RFC 2047 section 6.2.
    header = email.message_from_bytes(content)[field]
    pairs = email.utils.getaddresses([header])
    return [[str(make_header(decode_header(name))), address] for name, address in pairs]


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        # Mailboxes that a test wants to be refused for good.
        if address.startswith("refused@"):
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 fine"

    async def handle_DATA(self, server, session, envelope):
        content = envelope.original_content
        bare = content.replace(b"\r\n", b"")
        message = email.message_from_bytes(content, policy=email.policy.default)
        parts = list(message.walk())
        tell(
            {
                "sender": envelope.mail_from,
                "recipients": envelope.rcpt_tos,
                "encrypted": session.ssl is not None,
                "authenticated": bool(session.authenticated),
                "bare_line_ends": b"\r" in bare or b"\n" in bare,
                "ascii": all(byte < 128 and byte != 0 for byte in content),
                "longest_line": max(len(line) for line in content.split(b"\r\n")),
                "names": message.keys(),
                "headers": {name.lower(): str(value) for name, value in message.items()},
                "to": mailboxes(content, "to"),
                "from": mailboxes(content, "from"),
                "types": [part.get_content_type() for part in parts],
                "defects": [str(d) for part in parts for d in part.defects]
                + [str(d) for name in message.keys() for d in message[name].defects],
                "text": message.get_body(("plain",)).get_content().replace("\r\n", "\n"),
                "html": message.get_body(("html",)).get_content().replace("\r\n", "\n"),
            }
        )
        return "250 2.0.0 queued for good"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--user", nargs=2)
    options = parser.parse_args()
    settings = {"hostname": "relay.example", "enable_SMTPUTF8": False}
    if options.tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*options.tls)
        settings.update(tls_context=context, require_starttls=True)
    if options.user:
        name, password = (text.encode() for text in options.user)

        def authenticate(server, session, envelope, mechanism, data):
            fine = isinstance(data, LoginPassword) and data.login == name and data.password == password
            return AuthResult(success=fine, handled=fine)

        settings.update(
            authenticator=authenticate, auth_required=True, auth_require_tls=bool(options.tls)
        )

    asyncio.run(serve(settings))


async def serve(settings):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), **settings), "127.0.0.1", 0)
    tell({"port": server.sockets[0].getsockname()[1]})
    await loop.run_in_executor(None, sys.stdin.read)


main()
