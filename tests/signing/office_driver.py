"""LibreOffice's own signing and verifying of documents, by its service for digital signatures.

A program of its own, as tests/libreoffice/driver.py is, and spoken to in the same way. LibreOffice finds keys and trust
in the NSS store that MOZILLA_CERTIFICATE_FOLDER names.
"""

import json
import sys
import time
import traceback
from typing import Any

import uno

PATIENCE = 60.0  # seconds for LibreOffice to start
_READ, _READ_WRITE = 1, 7  # com.sun.star.embed.ElementModes: READ, and READ | WRITE | SEEKABLE


class Hands:
    """Signs and verifies .docx files by their path."""

    def __init__(self, pipe: str) -> None:
        self._context = _connected(pipe)

    def verify(self, path: str) -> list[dict[str, Any]]:
        """Return what LibreOffice says of each signature."""
        storage = self._storage(path, _READ)
        return [
            {"valid": bool(one.SignatureIsValid), "signer": one.Signer.SubjectName if one.Signer else ""}
            for one in self._signatures().verifyDocumentContentSignatures(storage, None)
        ]

    def sign(self, path: str) -> bool:
        """Sign a file in its place with the first key of the store."""
        keys = self._service("com.sun.star.xml.crypto.SEInitializer") or self._service(
            "com.sun.star.xml.crypto.NSSInitializer"
        )
        certificates = keys.createSecurityContext("").getSecurityEnvironment().getPersonalCertificates()
        storage = self._storage(path, _READ_WRITE)
        return bool(self._signatures().signDocumentWithCertificate(certificates[0], storage, None))

    def leave(self) -> None:
        """End LibreOffice."""
        self._service("com.sun.star.frame.Desktop").terminate()

    def _signatures(self) -> Any:
        manager = self._context.ServiceManager
        name = "com.sun.star.security.DocumentDigitalSignatures"
        return manager.createInstanceWithArgumentsAndContext(name, ("1.2", True), self._context)

    def _storage(self, path: str, mode: int) -> Any:
        access, address = self._service("com.sun.star.ucb.SimpleFileAccess"), uno.systemPathToFileUrl(path)
        stream = access.openFileRead(address) if mode == _READ else access.openFileReadWrite(address)
        zipped = uno.createUnoStruct("com.sun.star.beans.PropertyValue", "StorageFormat", 0, "ZipFormat", 0)
        arguments = (stream, mode, uno.Any("[]com.sun.star.beans.PropertyValue", (zipped,)))
        factory = self._service("com.sun.star.embed.StorageFactory")
        return uno.invoke(factory, "createInstanceWithArguments", (arguments,))

    def _service(self, name: str) -> Any:
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)


def _connected(pipe: str) -> Any:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            time.sleep(0.05)
    raise TimeoutError(f"no LibreOffice listens on the pipe {pipe}")


def main() -> None:
    """Do what stdin asks for, line by line."""
    hands = Hands(sys.argv[1])
    for line in sys.stdin:
        wish = json.loads(line)
        try:
            answer = {"answer": getattr(hands, wish.pop("do"))(**wish)}
        except Exception:
            answer = {"trouble": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    hands.leave()


if __name__ == "__main__":
    main()
