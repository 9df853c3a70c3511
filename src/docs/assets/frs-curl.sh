#!/bin/sh
# Signs a request with an access key (SDK-HMAC-SHA256) and sends it with curl.
#
#   sh frs-curl.sh METHOD URL [OPTION]... [-- CURL-OPTION...]
#
#   --header 'Name: value'   a header, which is signed, too
#   --data-binary @FILE      the body, which is signed; @- reads it from standard input
#   --form 'name=@file'      a part of a form, as curl takes it; a form is not signed
#   --form-string 'name=x'   a part of a form that is text
#
# The key is read from the environment: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and, for a temporary key,
# HUAWEICLOUD_SDK_SECURITY_TOKEN. The secret key is neither printed nor given to another program. The script needs curl 7.76
# or newer, openssl, awk, od and sort.
set -eu
LC_ALL=C
export LC_ALL

fail() {
  printf 'frs-curl: %s\n' "$1" >&2
  exit 2
}

[ $# -ge 2 ] || fail "METHOD and URL are missing: sh frs-curl.sh GET 'https://…'"
access=${HUAWEICLOUD_SDK_AK:?must hold the access key}
secret=${HUAWEICLOUD_SDK_SK:?must hold the secret key}
token=${HUAWEICLOUD_SDK_SECURITY_TOKEN:-}
# The programs below need none of them.
unset HUAWEICLOUD_SDK_AK HUAWEICLOUD_SDK_SK HUAWEICLOUD_SDK_SECURITY_TOKEN

method=$1
url=${2%%#*}
shift 2
case $url in
  http://* | https://*) ;;
  *) fail "the URL must begin with https:// or http://" ;;
esac

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
: >"$work/headers"
has_body=
is_form=

# Options stay in their order: each that is read moves to the end.
left=$#
while [ "$left" -gt 0 ]; do
  option=$1
  shift
  left=$((left - 1))
  if [ "$option" = -- ]; then
    while [ "$left" -gt 0 ]; do
      set -- "$@" "$1"
      shift
      left=$((left - 1))
    done
    break
  fi
  [ "$left" -gt 0 ] || fail "$option must be followed by its value"
  value=$1
  shift
  left=$((left - 1))
  case $option in
    --header)
      case $value in
        *'
'*) fail "a header must be one line" ;;
        [!:]*:*) printf '%s\n' "$value" >>"$work/headers" ;;
        *) fail "--header must have the form 'Name: value'" ;;
      esac
      ;;
    --data-binary)
      has_body=yes
      case $value in
        @-) cat >"$work/body" ;;
        @*) cat -- "${value#@}" >"$work/body" ;;
        *) printf %s "$value" >"$work/body" ;;
      esac
      ;;
    --form | --form-string)
      is_form=yes
      set -- "$@" "$option" "$value"
      ;;
    *) fail "unknown option $option: give options of curl behind --" ;;
  esac
done
[ -z "$has_body" ] || [ -z "$is_form" ] || fail "--data-binary and --form exclude each other"

has_header() {
  grep -qi "^$1[[:space:]]*:" "$work/headers"
}

has_header x-sdk-date || printf 'X-Sdk-Date: %s\n' "$(date -u +%Y%m%dT%H%M%SZ)" >>"$work/headers"
[ -z "$token" ] || printf 'X-Security-Token: %s\n' "$token" >>"$work/headers"
if [ -n "$is_form" ]; then
  printf 'X-Sdk-Content-Sha256: UNSIGNED-PAYLOAD\n' >>"$work/headers"
else
  has_header content-type || printf 'Content-Type: application/json\n' >>"$work/headers"
fi

# Prints the bytes of standard input as hexadecimal digits.
hex() {
  od -An -v -tx1 | tr -d ' \n'
}

# Prints the SHA-256 of standard input.
sha256() {
  openssl dgst -sha256 -binary | hex
}

# Encodes text that may be encoded already, exactly once. For a query: the pairs, each on a line behind what it is sorted by.
encode='
  function unhex(at) { return char[byte[at]] ~ /^[0-9A-Fa-f]$/ }
  function add(code, is_literal) {
    text = char[code] ~ /^[A-Za-z0-9._~-]$/ ? char[code] : "%" toupper(code)
    if (!is_query) { line = line (is_literal && code == "2f" ? "/" : text); return }
    if (is_literal && code == "26") { end(); return }
    if (is_literal && code == "3d" && !in_value) { in_value = 1; return }
    if (in_value) { value = value text; value_key = value_key code } else { name = name text; name_key = name_key code }
  }
  function end() {
    if (name != "" || in_value) print "x" name_key " x" value_key " " name "=" value
    name = value = name_key = value_key = ""
    in_value = 0
  }
  BEGIN { for (i = 33; i < 127; i++) char[sprintf("%02x", i)] = sprintf("%c", i) }
  { for (i = 1; i <= NF; i++) byte[++count] = $i }
  END {
    for (i = 1; i <= count; i++) {
      if (byte[i] == "25" && i + 2 <= count && unhex(i + 1) && unhex(i + 2)) {
        add(tolower(char[byte[i + 1]] char[byte[i + 2]]), 0)
        i += 2
      } else add(byte[i], 1)
    }
    if (is_query) end(); else print line
  }'

rest=${url#*://}
authority=${rest%%[/?]*}
target=${rest#"$authority"}
path=${target%%\?*}
case $target in
  *\?*) query=${target#*\?} ;;
  *) query= ;;
esac
host=$(printf %s "${authority##*@}" | tr '[:upper:]' '[:lower:]')
case $url in
  https://*) host=${host%:443} ;;
  *) host=${host%:80} ;;
esac

uri=$(printf %s "${path:-/}" | od -An -v -tx1 | awk "$encode")
pairs=$(printf %s "$query" | od -An -v -tx1 | awk -v is_query=1 "$encode" | sort -k1,1 -k2,2 | cut -d' ' -f3 | tr '\n' '&')
{
  cat "$work/headers"
  has_header host || printf 'Host: %s\n' "$host"
} | awk '{
  at = index($0, ":")
  name = tolower(substr($0, 1, at - 1))
  value = substr($0, at + 1)
  gsub(/^[ \t]+|[ \t\r]+$/, "", value)
  # Signers disagree on names with an underscore: some gateways leave them out.
  if (name != "authorization" && name !~ /_/) print name ":" value
}' | sort -t: -k1,1 >"$work/signed"
names=$(cut -d: -f1 "$work/signed" | tr '\n' ';')
names=${names%;}
if [ -n "$is_form" ]; then
  payload=UNSIGNED-PAYLOAD
elif [ -n "$has_body" ]; then
  payload=$(sha256 <"$work/body")
else
  payload=$(printf '' | sha256)
fi

request=$({
  printf '%s\n%s/\n%s\n' "$method" "${uri%/}" "${pairs%&}"
  cat "$work/signed"
  printf '\n%s\n%s' "$names" "$payload"
} | sha256)
date=$(awk 'tolower($0) ~ /^x-sdk-date:/ { print substr($0, 12) }' "$work/signed")

# HMAC by RFC 2104: openssl takes a key only as an argument, which every user of the machine can read.
key=$(printf %s "$secret" | hex)
[ ${#key} -le 128 ] || key=$(printf %s "$secret" | sha256)

# Prints the key, filled up to the length of a block, with each byte combined with $1.
padded_key() {
  digits=$key
  count=0
  while [ $count -lt 64 ]; do
    tail=${digits#??}
    code=${digits%"$tail"}
    digits=$tail
    printf "\\$(printf %03o $((0x${code:-0} ^ $1)))"
    count=$((count + 1))
  done
}

signature=$({
  padded_key 92
  {
    padded_key 54
    printf 'SDK-HMAC-SHA256\n%s\n%s' "$date" "$request"
  } | openssl dgst -sha256 -binary
} | sha256)
printf 'Authorization: SDK-HMAC-SHA256 Access=%s, SignedHeaders=%s, Signature=%s\n' "$access" "$names" "$signature" \
  >>"$work/headers"

[ -z "$has_body" ] || set -- --data-binary @"$work/body" "$@"
if [ "$method" = HEAD ]; then
  set -- --head "$@"
else
  set -- --request "$method" "$@"
fi
curl --silent --show-error --fail-with-body --globoff --path-as-is --header @"$work/headers" "$@" --url "$url"
