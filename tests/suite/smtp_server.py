"""A mail server on this machine, for tests: STARTTLS and a login, or one of the ways in which servers fail.

Called with a folder and a mode. Into the folder it writes `ca.pem`, the authority that its certificate is of; `port`, once
it listens; `stages`, a line for each thing that a client came to; and `mails`, a line of JSON for each mail that it took.
"""

import asyncio
import json
import os
import ssl
import sys
from email import message_from_bytes
from email.header import decode_header, make_header

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder, mode = sys.argv[1:]


def write(name, line):
    """Adds a line, on the disk before anything goes on."""
    with open(os.path.join(folder, name), "a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


async def forever():
    await asyncio.sleep(100_000)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        write("stages", "rcpt")
        if mode == "refuses":
            return f"550 5.1.1 <{address}>: no such user here, call +31 20 794 6082"
        if mode == "greylists":
            return "451 4.7.1 Greylisted, try again in 300 seconds"
        if mode == "hangs-after-rcpt":
            await forever()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = message_from_bytes(envelope.content)
        body = mail.get_payload(decode=True).decode(mail.get_content_charset() or "ascii")
        header = lambda name: str(make_header(decode_header(mail[name] or "")))
        write("mails", json.dumps({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "id": mail["Message-ID"], "subject": header("Subject"),
            "body": body, "automatic": mail["Auto-Submitted"], "tls": session.ssl is not None,
            "login": session.auth_data.login.decode() if session.auth_data else None, "names": sorted(mail.keys()),
        }))
        write("stages", "data")
        if mode == "refuses-after-data":
            return "554 5.7.1 rejected as spam"
        if mode == "dies-after-data":
            server.transport.abort()
            await forever()
        if mode == "hangs-after-data":
            await forever()
        return "250 2.0.0 taken"


def login(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"crisis", b"hunter2")
    return AuthResult(success=known, auth_data=data if known else None, handled=False)


class Server(SMTP):
    def connection_made(self, transport):
        write("stages", "connected")
        super().connection_made(transport)

    async def _handle_client(self):
        if mode == "hangs-before-greeting":
            await forever()
        await super()._handle_client()


async def serve():
    authority = trustme.CA()
    authority.cert_pem.write_to_path(os.path.join(folder, "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    hides = {} if mode == "has-no-starttls" else {"tls_context": context, "require_starttls": True}
    make = lambda: Server(Handler(), hostname="localhost", authenticator=login, auth_required=True,
                          auth_require_tls=mode != "has-no-starttls", **hides)
    at_once = context if mode == "tls" else None
    if at_once:
        make = lambda: Server(Handler(), hostname="localhost", authenticator=login, auth_required=True, auth_require_tls=False)
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=at_once)
    port = server.sockets[0].getsockname()[1]
    with open(os.path.join(folder, "port.new"), "w", encoding="utf-8") as file:
        file.write(str(port))
    os.rename(os.path.join(folder, "port.new"), os.path.join(folder, "port"))
    await server.serve_forever()


asyncio.run(serve())
