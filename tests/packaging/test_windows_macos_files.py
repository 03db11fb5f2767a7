"""What packs the program for Windows and macOS, as far as this system's tools can judge it."""

import ast
import ctypes
import os
import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from nxwa_desktop import __version__
from nxwa_desktop.startup import set_window_icon, set_windows_app_id
from nxwa_desktop.system.identity import APP_ID
from tests.support.capabilities import SHELL

pytestmark = SHELL.needed  # Linux makes all packages

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
MACOS, SCRIPT = PACKAGING / "macos", PACKAGING / "windows" / "nxwa-desktop.nsi"
NAMES = ("nxwa-desktop.exe", "nxwa-desktop-window.exe", "_internal/deep/a $name.txt", "_internal/library.dll")


def script(
    name: str, work: Path, *arguments: Path, environment: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-P", str(PACKAGING / name), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NXWA_BUILD_FOLDER": str(work), **(environment or {})},
    )


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """As much of a frozen program as an installer sees."""
    folder = tmp_path / "dist"
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


def test_installer_compiles_without_a_warning(tmp_path: Path, frozen: Path) -> None:
    assert script("artwork.py", tmp_path, tmp_path).returncode == 0
    target = tmp_path / "nxwa-desktop-setup.exe"
    done = script("windows_installer.py", tmp_path, frozen, target)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert target.read_bytes().startswith(b"MZ")
    removals = (tmp_path / "removals.nsh").read_text(encoding="utf-8").splitlines()[1:]
    deleted = [line for line in removals if line.startswith("Delete ")]
    assert sorted(deleted) == sorted(
        'Delete "$INSTDIR\\{}"'.format(name.replace("/", "\\").replace("$", "$$")) for name in NAMES
    )
    # A folder goes after what is in it.
    assert removals[len(deleted) :] == ['RMDir "$INSTDIR\\_internal\\deep"', 'RMDir "$INSTDIR\\_internal"']


def test_installer_and_uninstaller_are_signed_where_there_is_something_to_sign_with(
    tmp_path: Path, frozen: Path
) -> None:
    assert script("artwork.py", tmp_path, tmp_path).returncode == 0
    target, signer, log = tmp_path / "nxwa-desktop-setup.exe", tmp_path / "sign", tmp_path / "signed"
    signer.write_text(f'#!/bin/sh\nbasename "$2" >>"{log}"\n', encoding="utf-8")
    signer.chmod(0o755)
    given = {"NXWA_SIGN": f'"{signer}" sign'}
    done = script("windows_installer.py", tmp_path, frozen, target, environment=given)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    signed = log.read_text(encoding="utf-8").splitlines()
    assert len(signed) == 2  # the uninstaller, under a name of its own, and then what holds it
    assert signed[-1] == target.name

    target.unlink()
    signer.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    done = script("windows_installer.py", tmp_path, frozen, target, environment=given)
    assert done.returncode != 0


def test_no_installer_is_made_of_half_a_program(tmp_path: Path, frozen: Path) -> None:
    (frozen / "nxwa-desktop-window.exe").unlink()
    done = script("windows_installer.py", tmp_path, frozen, tmp_path / "nxwa-desktop-setup.exe")
    assert done.returncode == 1
    assert "nxwa-desktop-window.exe is missing" in done.stderr


def test_installer_says_everything_in_both_languages() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    said = re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", text, re.MULTILINE)
    assert {name for name, _ in said} >= set(re.findall(r"\$\((\w+)\)", text))
    for name in {name for name, _ in said}:
        assert sorted(language for of, language in said if of == name) == ["ENGLISH", "SIMPCHINESE"]


def test_window_and_start_menu_bear_one_id(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str | None] = []

    class Shell:
        def SetCurrentProcessExplicitAppUserModelID(self, app_id: ctypes.c_wchar_p) -> int:
            told.append(app_id.value)
            return 0

    monkeypatch.setattr(ctypes, "CDLL", {"shell32": Shell()}.__getitem__)
    set_windows_app_id("linux")
    assert told == []
    set_windows_app_id("win32")
    assert told == [APP_ID]
    # At most 128 characters and no spaces, says Windows.
    assert re.fullmatch(r"[\w.]{1,128}", APP_ID)
    assert '"${APP_ID}"' in SCRIPT.read_text(encoding="utf-8")


def test_a_windows_without_that_call_starts_the_program_all_the_same() -> None:
    set_windows_app_id("win32")  # there is no shell32 here


def test_the_bundle_keeps_its_own_icon_in_the_dock(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    given: list[QIcon] = []
    monkeypatch.setattr(qapp, "setWindowIcon", given.append)
    set_window_icon(qapp, "darwin")
    assert len(given) == 1  # from the sources, the Dock shows Python's else
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    set_window_icon(qapp, "darwin")
    assert len(given) == 1
    set_window_icon(qapp, "win32")
    assert [icon.isNull() for icon in given] == [False, False]


def test_the_bundle_names_both_versions_and_why_it_may_ask_for_the_network() -> None:
    spec = ast.parse((PACKAGING / "nxwa-desktop.spec").read_text(encoding="utf-8"))
    words = {each.value for each in ast.walk(spec) if isinstance(each, ast.Constant)}
    assert words >= {"CFBundleVersion", "CFBundleShortVersionString", "NSLocalNetworkUsageDescription"}
    assert re.fullmatch(r"\d+(\.\d+){0,2}", __version__)  # or macOS does not understand it


def test_entitlements_are_one() -> None:
    entitlements = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_shell_finds_nothing_wrong() -> None:
    done = subprocess.run(
        ["shellcheck", MACOS / "make_dmg.sh"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


# What macOS has, as far as the recipe needs it: each notes how it was called.
STAND_INS = {
    "codesign": "",
    "xcrun": 'if [ "$2" = submit ]; then echo "  id: 1-2"; echo "  status: ${ANSWER:-Accepted}"; fi',
    "sleep": "",
    "spctl": "",
    "file": 'case "$2" in *.so|*/nxwa-desktop) echo "Mach-O 64-bit executable" ;; *) echo "ASCII text" ;; esac',
    "ditto": 'cp -R "$1" "$2"',
    "hdiutil": 'if [ "$1" = create ]; then for image; do :; done; ls "$7" | tr "\\n" "|" >"$image"; fi',
    "stat": "echo 12000000",
    "uname": "echo arm64",
}


@pytest.fixture
def recipe(tmp_path: Path) -> "Recipe":
    return Recipe(tmp_path)


class Recipe:
    """make_dmg.sh with stand-ins for what only macOS has."""

    def __init__(self, folder: Path) -> None:
        self.tools, self.log, self.image = folder / "bin", folder / "calls", folder / "out.dmg"
        self.bundle = folder / "Program.app"
        for name in ("MacOS/nxwa-desktop", "Frameworks/Qt.framework/Versions/A/plugin.so", "Resources/words.txt"):
            file = self.bundle / "Contents" / name
            file.parent.mkdir(parents=True)
            file.touch()
        self.tools.mkdir()
        for name, does in STAND_INS.items():
            note = f'printf "%s " {name} "$@" >>"{self.log}"; echo >>"{self.log}"'
            (self.tools / name).write_text(f"#!/bin/sh\n{note}\n{does}\n", encoding="utf-8")
            (self.tools / name).chmod(0o755)

    def run(self, **environment: str) -> list[str]:
        subprocess.run(
            ["/bin/sh", MACOS / "make_dmg.sh", self.bundle, self.image],
            check=True,
            stdout=subprocess.DEVNULL,
            env={"PATH": f"{self.tools}:{os.environ['PATH']}", **environment},
        )
        return [
            line
            for line in self.log.read_text(encoding="utf-8").splitlines()
            if line.split()[0] in {"codesign", "xcrun", "spctl"}
        ]


def test_disk_image_has_the_program_and_the_way_to_applications(recipe: Recipe) -> None:
    recipe.run()
    assert recipe.image.read_text(encoding="utf-8") == "Applications|NXCloud WhatsApp messages.app|"


def test_without_an_identity_the_signature_is_ad_hoc_and_apple_is_not_asked(recipe: Recipe) -> None:
    calls = recipe.run(NXWA_NOTARY_KEY="key.p8", NXWA_NOTARY_KEY_ID="1", NXWA_NOTARY_ISSUER="2")
    assert [call.split()[0] for call in calls] == ["codesign"] * len(calls)
    signatures = [call for call in calls if "--sign" in call]
    assert all("--sign - " in call and "runtime" not in call for call in signatures)
    assert [call.split()[-1].rsplit("/", 1)[1] for call in signatures] == [
        *("plugin.so", "Qt.framework", "nxwa-desktop", "Program.app")
    ]


def test_with_an_identity_all_is_hardened_and_only_programs_have_entitlements(recipe: Recipe) -> None:
    calls = recipe.run(NXWA_CODESIGN_IDENTITY="Developer ID Application: Us")
    signatures = [call for call in calls if "--sign" in call]
    *inside, image = signatures
    assert all("--sign Developer ID Application: Us --timestamp --options runtime" in call for call in inside)
    assert ["--entitlements" in call for call in signatures] == [False, False, True, True, False]
    assert image.split()[-1].endswith("out.dmg")
    assert not any(call.startswith("xcrun") for call in calls)


def test_with_the_key_too_apple_notarizes_and_the_answer_is_stapled(recipe: Recipe) -> None:
    key = {"NXWA_NOTARY_KEY": "key.p8", "NXWA_NOTARY_KEY_ID": "1", "NXWA_NOTARY_ISSUER": "2"}
    calls = recipe.run(NXWA_CODESIGN_IDENTITY="Us", **key)
    asked = [" ".join(call.split()[:3]) for call in calls if not call.startswith("codesign")]
    assert asked == ["xcrun notarytool submit", "xcrun stapler staple", "spctl --assess --type"]


def test_an_image_that_apple_refuses_is_not_stapled_but_explained(recipe: Recipe) -> None:
    key = {"NXWA_NOTARY_KEY": "key.p8", "NXWA_NOTARY_KEY_ID": "1", "NXWA_NOTARY_ISSUER": "2"}
    with pytest.raises(subprocess.CalledProcessError):
        recipe.run(NXWA_CODESIGN_IDENTITY="Us", ANSWER="Invalid", **key)
    calls = [line for line in recipe.log.read_text().splitlines() if line.startswith("xcrun")]
    assert [call.split()[2:4] for call in calls] == [["submit", str(recipe.image)], ["log", "1-2"]]


def test_a_busy_image_is_tried_again_a_few_times(recipe: Recipe) -> None:
    create = recipe.tools / "hdiutil"
    makes, counts = create.read_text(), f'test "$1" != create || test "$(grep -c "hdiutil create" "{recipe.log}")" = 3'
    create.write_text(f"{makes}{counts}\n")
    recipe.run()
    assert recipe.log.read_text().count("hdiutil create") == 3
    create.write_text(f'{makes}test "$1" != create\n')
    with pytest.raises(subprocess.CalledProcessError):
        recipe.run()
    assert recipe.log.read_text().count("hdiutil create") == 3 + 5


def test_a_signature_that_fails_ends_it(recipe: Recipe) -> None:
    (recipe.tools / "codesign").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        recipe.run()
    assert not recipe.image.exists()
