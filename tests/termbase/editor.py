"""What an editor would underline: yaml-language-server, spoken to over its standard input and output."""

import json
import subprocess
from pathlib import Path
from typing import IO, Any


def find_diagnostics(path: Path, text: str) -> list[tuple[int, str]]:
    """Return line, from 1, and message of every fault the server finds in *text*, opened as the file *path*."""
    path.write_text(text, encoding="utf-8")
    opened = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
    with subprocess.Popen(
        ["yaml-language-server", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin
        assert server.stdout
        try:
            folder = path.parent.as_uri()
            start = {"processId": None, "rootUri": folder, "capabilities": {"workspace": {"configuration": True}}}
            send(server.stdin, id=1, method="initialize", params=start)
            while True:
                message = receive(server.stdout)
                if message.get("id") == 1 and "result" in message:
                    send(server.stdin, method="initialized", params={})
                    send(server.stdin, method="textDocument/didOpen", params={"textDocument": opened})
                elif message.get("method") == "workspace/configuration":
                    send(server.stdin, id=message["id"], result=[{} for _ in message["params"]["items"]])
                elif message.get("method") == "textDocument/publishDiagnostics":
                    found = message["params"]["diagnostics"]
                    return [(fault["range"]["start"]["line"] + 1, fault["message"]) for fault in found]
                elif "id" in message and "method" in message:
                    send(server.stdin, id=message["id"], result=None)
        finally:
            server.kill()


def send(stream: IO[bytes], **message: Any) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    stream.flush()


def receive(stream: IO[bytes]) -> dict[str, Any]:
    length = 0
    while (line := stream.readline().strip()) or not length:
        assert line or length, "the server went away"
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    message: dict[str, Any] = json.loads(stream.read(length))
    return message
