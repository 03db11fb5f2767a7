#!/bin/sh
# Signs the frozen bundle and makes the disk image that people open: `packaging/dev installer` on macOS starts it.
#
#   make_dmg.sh [BUNDLE.app [IMAGE.dmg]]
#
# From the environment, all of it optional:
#   NXWA_CODESIGN_IDENTITY   a "Developer ID Application: ..." in the keychain; without it the signature is ad hoc,
#                            and people have to allow the program in System Settings
#   NXWA_NOTARY_KEY          file of an App Store Connect API key (.p8), with
#   NXWA_NOTARY_KEY_ID and NXWA_NOTARY_ISSUER   what belongs to it: then Apple notarizes, and the answer is stapled
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
identity=${NXWA_CODESIGN_IDENTITY:-}
entitlements=$here/entitlements.plist

told() { # FILE NAME: a constant of the package
    sed -n "s/^$2 = \"\(.*\)\"\$/\1/p" "$root/nxwa_desktop/$1"
}

title=$(told system/identity.py TITLE)
version=$(told __init__.py __version__)
bundle=${1:-$root/build/dist/$title.app}
image=${2:-$root/build/nxwa-desktop-$version-macos-$(uname -m).dmg}
if [ ! -d "$bundle" ]; then
    echo "There is no $bundle: packaging/dev freeze makes it." >&2
    exit 1
fi

# The hardened runtime only with an identity, for it wants libraries of one team. (macOS' sh is bash 3.2, which may take
# an empty "$@" for an unset variable.)
sign() { # PATH [OPTIONS]
    path=$1
    shift
    if [ -n "$identity" ]; then
        codesign --force --sign "$identity" --timestamp --options runtime ${1+"$@"} "$path"
    else
        codesign --force --sign - ${1+"$@"} "$path"
    fi
}

notary() { # COMMAND [OPTIONS]
    xcrun notarytool "$@" --key "$NXWA_NOTARY_KEY" --key-id "$NXWA_NOTARY_KEY_ID" --issuer "$NXWA_NOTARY_ISSUER"
}

is_program() {
    case $(file -b "$1") in
        *Mach-O*) return 0 ;;
        *) return 1 ;;
    esac
}

# From the inside out: a signature seals what it contains.
find "$bundle/Contents" -type f ! -path "*/Contents/MacOS/*" | while IFS= read -r file; do
    if is_program "$file"; then sign "$file"; fi
done
find "$bundle/Contents" -depth -type d -name "*.framework" | while IFS= read -r framework; do
    sign "$framework"
done
find "$bundle/Contents/MacOS" -type f | while IFS= read -r file; do
    if is_program "$file"; then sign "$file" --entitlements "$entitlements"; fi
done
sign "$bundle" --entitlements "$entitlements"
codesign --verify --deep --strict "$bundle"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ditto "$bundle" "$work/$title.app"
ln -s /Applications "$work/Applications"
rm -f "$image"
# A scan for malware may have the half-made image open: github.com/actions/runner-images/issues/7522.
tries=1
until hdiutil create -quiet -ov -volname "$title" -srcfolder "$work" -fs HFS+ -format UDZO "$image"; do
    if [ "$tries" -eq 5 ]; then exit 1; fi
    tries=$((tries + 1))
    sleep 10
done
hdiutil verify -quiet "$image"

if [ -n "$identity" ]; then
    codesign --force --sign "$identity" --timestamp "$image"
fi
if [ -n "$identity" ] && [ -n "${NXWA_NOTARY_KEY:-}" ]; then
    # It ends with 0 whatever Apple's answer is: github.com/northpolesec/santa/pull/1129.
    answer=$(notary submit "$image" --wait)
    echo "$answer"
    case $answer in
        *"status: Accepted"*) ;;
        *)
            notary log "$(echo "$answer" | sed -n 's/^ *id: //p' | tail -n 1)" >&2
            exit 1
            ;;
    esac
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature --verbose "$image"
fi
echo "$image: $(($(stat -f %z "$image") / 1000000)) MB"
