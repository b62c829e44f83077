#!/bin/sh
# Makes the default address database anew from the two npm packages; see README.md. Needs npm and a JDK 25; the build of
# the project does not run this. Usage: network-data/make.sh [VERSION of the packages, default: latest]
set -eu

version=${1:-latest}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
module=$(cd "$(dirname "$0")" && pwd)
resources=$module/src/main/resources/io/sekisho/network
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

unpack() { # package folder
    mkdir "$work/$2"
    archive=$(cd "$work" && npm pack --silent "$1@$version")
    tar -xzf "$work/$archive" -C "$work/$2" --strip-components=1
    sed -n 's/^ *"version": "[0-9]*\.[0-9]*\.\([0-9]\{4\}\)\([0-9]\{2\}\)\([0-9]\{2\}\).*/\1-\2-\3/p' "$work/$2/package.json"
}

date=$(unpack @ip-location-db/asn asn)
[ "$(unpack @ip-location-db/asn-country country)" = "$date" ] || { echo "the packages differ in date" >&2; exit 1; }

name=sekisho-asn-country-$date.mmdb
"$java" -Xmx2g "$module/src/tool/java/io/sekisho/network/tool/BuildDatabase.java" \
    "$work/asn" "$work/country" "$date" "$work/$name" "$resources/ATTRIBUTION"
rm -f "$resources"/*.mmdb
mv "$work/$name" "$resources/$name"
cat > "$resources/database.properties" <<END
# Written by network-data/make.sh
file=$name
date=$date
bytes=$(wc -c < "$resources/$name" | tr -d ' ')
END
echo "now run the tests of network-data and server, and commit"
