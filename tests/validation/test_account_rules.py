"""What is typed about an account: what is accepted, what is refused, and why."""

import httpx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.account_limits import MAX_TENANT_ID
from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.validation.account_rules import (
    AccountField,
    AccountFinding,
    AccountForm,
    check_secret,
    form_of,
    needs_list_url,
    read_account,
    tidied,
)
from nxwa_desktop.validation.account_rules import AccountFindingCode as Code

GOOD = AccountForm(
    name="Acme Support",
    endpoint="global",
    access_key="fme2na3kdi3ki",
    tenant_id="1",
    appkey="pem28kje",
    business_phone="+86 158 0000 1795",
)

anything = st.text(st.characters(categories=None))
forms = st.builds(
    AccountForm,
    name=anything,
    endpoint=anything | anything.map("https://".__add__) | st.from_regex(r"http(s)?://[^/]*(:[0-9]*)?/?.*"),
    access_key=anything,
    tenant_id=anything | st.integers().map(str),
    appkey=anything,
    business_phone=anything,
    algorithm=st.sampled_from(Algorithm),
)


def _findings(**changes: str) -> tuple[AccountFinding, ...]:
    result = read_account(msgspec.structs.replace(GOOD, **changes), id="a1")
    return () if isinstance(result, Account) else result


def _finding(field: AccountField, text: str) -> tuple[Code, tuple[str | int, ...]] | None:
    found = _findings(**{field.value: text})
    assert len(found) <= 1
    assert all(finding.field is field for finding in found)
    return (found[0].code, found[0].values) if found else None


def _account(**changes: str) -> Account:
    result = read_account(msgspec.structs.replace(GOOD, **changes), id="a1")
    assert isinstance(result, Account), result
    return result


def test_a_good_form_becomes_an_account() -> None:
    assert _account() == Account(
        id="a1",
        name="Acme Support",
        endpoint="global",
        access_key="fme2na3kdi3ki",
        tenant_id=1,
        appkey="pem28kje",
        business_phone="8615800001795",
        algorithm=Algorithm.MD5,
    )


def test_the_algorithm_is_kept() -> None:
    form = msgspec.structs.replace(GOOD, algorithm=Algorithm.SHA256)
    account = read_account(form, id="x")
    assert isinstance(account, Account)
    assert account.algorithm is Algorithm.SHA256
    assert form_of(account).algorithm is Algorithm.SHA256
    assert tidied(form).algorithm is Algorithm.SHA256


def test_an_empty_form_names_every_field_in_order() -> None:
    found = read_account(AccountForm(endpoint=""), id="a1")
    assert isinstance(found, tuple)
    others = {AccountField.SECRET, AccountField.LIST_URL}
    assert [finding.field for finding in found] == [field for field in AccountField if field not in others]
    assert {finding.code for finding in found} == {Code.MISSING}


def test_a_new_form_points_at_the_global_endpoint() -> None:
    assert AccountForm().endpoint == Region.GLOBAL


def test_whitespace_around_texts_does_not_count() -> None:
    spaced = AccountForm(
        name=" Acme Support\n",
        endpoint="\tglobal ",
        access_key=" fme2na3kdi3ki\u00a0",
        tenant_id=" 1 ",
        appkey="\npem28kje",
        business_phone=" +86 158 0000 1795 ",
    )
    assert tidied(spaced) == GOOD
    assert read_account(spaced, id="a1") == _account()


# Name


@pytest.mark.parametrize("name", ["x", "n" * 80, "Müller & Söhne", "客服", "می‌خواهم", "👩‍💻 Team"])
def test_good_names(name: str) -> None:
    assert _account(name=name).name == name


@pytest.mark.parametrize(
    ("name", "code", "values"),
    [
        ("", Code.MISSING, ()),
        (" \n", Code.MISSING, ()),
        ("n" * 81, Code.TOO_LONG, (80, 81)),
        ("two\nlines", Code.INVISIBLE_CHARACTER, ("U+000A", 4)),
        ("nul\0", Code.INVISIBLE_CHARACTER, ("U+0000", 4)),
        ("a\u2028b", Code.INVISIBLE_CHARACTER, ("U+2028", 2)),
        ("half \ud83d", Code.BROKEN_CHARACTER, ("U+D83D", 6)),
    ],
)
def test_bad_names(name: str, code: Code, values: tuple[str | int, ...]) -> None:
    assert _finding(AccountField.NAME, name) == (code, values)


# Endpoint


@pytest.mark.parametrize("region", Region)
def test_regions_are_taken_in_any_case(region: Region) -> None:
    assert _account(endpoint=region.value.upper()).region is region


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.com/saas/wa/send",
        "HTTPS://API.Example.COM",
        "https://intranet:8443/a?b=c",
        "https://my_host.example:1",
        "https://example.com:65535/",
        "https://203.0.113.7/x",
        "https://[2001:db8::1]:8443/x",
        "https://straße.example/",
        "https://例え.テスト/",
        "https://xn--strae-oqa.example/",
        "http://localhost:8080/saas/wa/send",
        "http://LOCALHOST/",
        "http://127.0.0.1:1",
        "http://127.255.3.4/",
        "http://[::1]:9/x",
        "http://[0:0::1]/",
    ],
)
def test_good_urls(url: str) -> None:
    account = _account(endpoint=url)
    assert account.url == url
    assert account.region is None


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", Code.MISSING),
        ("europe", Code.URL_SCHEME),
        ("api.example.com/send", Code.URL_SCHEME),
        ("localhost:8080", Code.URL_SCHEME),
        ("ftp://example.com", Code.URL_SCHEME),
        ("file:///etc/passwd", Code.URL_SCHEME),
        ("https:example.com", Code.URL_SCHEME),
        ("https:/example.com", Code.URL_SCHEME),
        ("//example.com", Code.URL_SCHEME),
        ("http://example.com/", Code.URL_NOT_ENCRYPTED),
        ("http://localhost.example.com/", Code.URL_NOT_ENCRYPTED),
        ("http://128.0.0.1/", Code.URL_NOT_ENCRYPTED),
        ("http://0.0.0.0/", Code.URL_NOT_ENCRYPTED),
        ("http://[::]/", Code.URL_NOT_ENCRYPTED),
        ("http://[::ffff:127.0.0.1]/", Code.URL_NOT_ENCRYPTED),
        ("https://user:pw@example.com/", Code.URL_CREDENTIALS),
        ("https://@example.com/", Code.URL_CREDENTIALS),
        ("http://localhost@evil.example/", Code.URL_CREDENTIALS),
        ("https://example.com/#top", Code.URL_FRAGMENT),
        ("https://example.com/#", Code.URL_FRAGMENT),
        ("https://", Code.URL_HOST_MISSING),
        ("https:///path", Code.URL_HOST_MISSING),
        ("https://:443/", Code.URL_HOST_MISSING),
        ("https://a..b/", Code.URL_HOST_INVALID),
        ("https://example.com./", Code.URL_HOST_INVALID),
        ("https://-a.example/", Code.URL_HOST_INVALID),
        ("https://ex%61mple.com/", Code.URL_HOST_INVALID),
        ("https://exam,ple.com/", Code.URL_HOST_INVALID),
        (f"https://{'a' * 64}.example/", Code.URL_HOST_INVALID),
        (f"https://{'a.' * 127}a/", Code.URL_HOST_INVALID),
        ("https://127.1/", Code.URL_HOST_INVALID),
        ("https://256.1.1.1/", Code.URL_HOST_INVALID),
        ("https://2130706433/", Code.URL_HOST_INVALID),
        ("https://0x7f000001/", Code.URL_HOST_INVALID),
        ("https://[::1/", Code.URL_HOST_INVALID),
        ("https://::1]/", Code.URL_HOST_INVALID),
        ("https://[zz]/", Code.URL_HOST_INVALID),
        ("https://[fe80::1%25eth0]/", Code.URL_HOST_INVALID),
        ("https://[fe80::1%eth0]/", Code.URL_HOST_INVALID),
        ("https://::1/", Code.URL_HOST_INVALID),
        ("https://[::1]x:443/", Code.URL_HOST_INVALID),
        ("https://x[::1]/", Code.URL_HOST_INVALID),
        ("https://☃.example/", Code.URL_HOST_INVALID),
        ("https://xn--zz.example/", Code.URL_HOST_INVALID),
        ("https://a℀b.example/", Code.URL_HOST_INVALID),
        ("https://example.com:0/", Code.URL_PORT),
        ("https://example.com:/", Code.URL_PORT),
        ("https://example.com:65536/", Code.URL_PORT),
        ("https://example.com:131515/", Code.URL_PORT),
        ("https://example.com:abc/", Code.URL_PORT),
        ("https://example.com:-1/", Code.URL_PORT),
        ("https://example.com:+1/", Code.URL_PORT),
        ("https://example.com:١/", Code.URL_PORT),
        ("https://[::1]:70000/", Code.URL_PORT),
        ("https://example.com:443:1/", Code.URL_HOST_INVALID),
        ("https://example.com/a b", Code.WHITESPACE),
        ("https://exa\nmple.com/", Code.WHITESPACE),
        ("https://exa\u200bmple.com/", Code.INVISIBLE_CHARACTER),
        ("https://exa\0mple.com/", Code.INVISIBLE_CHARACTER),
        ("https://exa\udc80mple.com/", Code.BROKEN_CHARACTER),
        ("https://good.example\\@evil.example/", Code.URL_CHARACTER),
        ("<https://example.com>", Code.URL_CHARACTER),
        ("\\\\server", Code.URL_CHARACTER),
        ("https://example.com/{id}", Code.URL_CHARACTER),
        ("https://example.com/" + "a" * 2000, Code.TOO_LONG),
    ],
)
def test_bad_urls(url: str, code: Code) -> None:
    found = _finding(AccountField.ENDPOINT, url)
    assert found is not None
    assert found[0] is code
    assert _finding(AccountField.LIST_URL, url) == (found if url.strip() else None)


@pytest.mark.parametrize(
    ("endpoint", "needs"),
    [
        ("global", False),
        ("https://proxy.example/v2/saas/wa/send", False),
        (" https://proxy.example/x ", True),
        ("http://127.0.0.1:8080/x", True),
        ("", False),
        ("not a URL", False),
    ],
)
def test_only_an_endpoint_of_another_path_needs_the_address_of_the_list(endpoint: str, needs: bool) -> None:
    assert needs_list_url(AccountForm(endpoint=endpoint)) is needs


def test_findings_about_urls_say_what_and_where() -> None:
    assert _finding(AccountField.ENDPOINT, "http://Example.com/") == (Code.URL_NOT_ENCRYPTED, ("example.com",))
    assert _finding(AccountField.ENDPOINT, "\\\\server") == (Code.URL_CHARACTER, ("\\", 1))
    assert _finding(AccountField.ENDPOINT, "https://a b") == (Code.WHITESPACE, (10,))


_host_like = st.lists(
    st.sampled_from([*"aZ09-_.:[]@/?#%\\é ß☃。\u200b１", "xn--", "127.0.0.1", "localhost", ".com", "::1", ":443"]),
    max_size=10,
).map("".join)


@given(st.sampled_from(["http://", "https://", "HTTPS://"]), _host_like)
def test_accepted_urls_are_read_alike_by_the_network_library(scheme: str, rest: str) -> None:
    result = read_account(msgspec.structs.replace(GOOD, endpoint=scheme + rest), id="a1")
    if not isinstance(result, Account):
        return
    url = httpx.URL(result.url)
    assert url.host
    assert not url.userinfo
    assert not url.fragment
    assert url.port is None or 1 <= url.port <= 65535
    assert url.scheme == "https" or url.host in {"localhost", "::1"} or url.host.startswith("127.")


# Access key and appkey


@pytest.mark.parametrize("field", [AccountField.ACCESS_KEY, AccountField.APPKEY])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("k", None),
        ('!"#~|\\', None),
        ("k" * 200, None),
        ("", (Code.MISSING, ())),
        ("k" * 201, (Code.TOO_LONG, (200, 201))),
        ("fme2 na3k", (Code.WHITESPACE, (5,))),
        ("fme2\r\nx: y", (Code.WHITESPACE, (5,))),
        ("fme2\u00a0na3k", (Code.WHITESPACE, (5,))),
        ("schlüssel", (Code.NOT_ASCII, ("ü", 5))),
        ("ｋey", (Code.NOT_ASCII, ("ｋ", 1))),
        ("k\u200bey", (Code.INVISIBLE_CHARACTER, ("U+200B", 2))),
        ("\ufeffkey", (Code.INVISIBLE_CHARACTER, ("U+FEFF", 1))),
        ("k\x7f", (Code.INVISIBLE_CHARACTER, ("U+007F", 2))),
        ("k\ud800", (Code.BROKEN_CHARACTER, ("U+D800", 2))),
        ("k\ue000", (Code.NOT_ASCII, ("U+E000", 2))),
    ],
)
def test_keys(field: AccountField, text: str, found: tuple[Code, tuple[str | int, ...]] | None) -> None:
    assert _finding(field, text) == found


# Tenant id


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), (" 10086 ", 10086), ("007", 7), ("0" * 10_000 + "5", 5), (str(MAX_TENANT_ID), MAX_TENANT_ID)],
)
def test_good_tenant_ids(text: str, value: int) -> None:
    assert _account(tenant_id=text).tenant_id == value


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("", Code.MISSING, ()),
        ("0", Code.OUT_OF_RANGE, (1, MAX_TENANT_ID)),
        ("0" * 10_000, Code.OUT_OF_RANGE, (1, MAX_TENANT_ID)),
        (str(MAX_TENANT_ID + 1), Code.OUT_OF_RANGE, (1, MAX_TENANT_ID)),
        ("9" * 10_000, Code.OUT_OF_RANGE, (1, MAX_TENANT_ID)),
        ("1.0", Code.NOT_A_NUMBER, (".",)),
        ("1e3", Code.NOT_A_NUMBER, ("e",)),
        ("-1", Code.NOT_A_NUMBER, ("-",)),
        ("+1", Code.NOT_A_NUMBER, ("+",)),
        ("1_000", Code.NOT_A_NUMBER, ("_",)),
        ("1 000", Code.NOT_A_NUMBER, ("U+0020",)),
        ("１", Code.NOT_A_NUMBER, ("１",)),
        ("²", Code.NOT_A_NUMBER, ("²",)),
        ("1\ud800", Code.NOT_A_NUMBER, ("U+D800",)),
    ],
)
def test_bad_tenant_ids(text: str, code: Code, values: tuple[str | int, ...]) -> None:
    assert _finding(AccountField.TENANT_ID, text) == (code, values)


# Business phone


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1234567", "1234567"),
        ("+1 (234) 567-8901", "12345678901"),
        ("9" * 15, "9" * 15),
        ("٤٩١٥١١٢٣٤٥٦", "49151123456"),
    ],
)
def test_good_business_phones(text: str, digits: str) -> None:
    assert _account(business_phone=text).business_phone == digits


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("", Code.MISSING, ()),
        ("+", Code.TOO_FEW_DIGITS, (7, 0)),
        ("123456", Code.TOO_FEW_DIGITS, (7, 6)),
        ("1" * 16, Code.TOO_MANY_DIGITS, (15, 16)),
        ("86158xxxx1795", Code.NOT_DIGITS, ("x",)),
        ("8615800001795\ud800", Code.NOT_DIGITS, ("U+D800",)),
    ],
)
def test_bad_business_phones(text: str, code: Code, values: tuple[str | int, ...]) -> None:
    assert _finding(AccountField.BUSINESS_PHONE, text) == (code, values)


# Secret


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("abciiiko2k3", None),
        ("with inner spaces", None),
        ("пароль 牛小信 👍", None),
        ("s" * 1280, None),
        ("👍" * 640, None),
        ("", Code.MISSING),
        ("  \n", Code.MISSING),
        (" abc", Code.SURROUNDING_SPACE),
        ("abc\n", Code.SURROUNDING_SPACE),
        ("abc\u00a0", Code.SURROUNDING_SPACE),
        ("ab\nc", Code.INVISIBLE_CHARACTER),
        ("ab\tc", Code.INVISIBLE_CHARACTER),
        ("ab\0c", Code.INVISIBLE_CHARACTER),
        ("ab\u200bc", Code.INVISIBLE_CHARACTER),
        ("\ufeffabc", Code.INVISIBLE_CHARACTER),
        ("ab\ud83dc", Code.BROKEN_CHARACTER),
        ("s" * 1281, Code.TOO_LONG),
        ("👍" * 640 + "s", Code.TOO_LONG),
    ],
)
def test_secrets(secret: str, code: Code | None) -> None:
    assert check_secret(secret) is code


# Laws


@given(forms)
def test_reading_never_raises_and_findings_can_be_shown(form: AccountForm) -> None:
    result = read_account(form, id="a1")
    if isinstance(result, Account):
        assert read_account(form_of(result), id="a1") == result
    else:
        assert result
        assert len({finding.field for finding in result}) == len(result)
        for value in (value for finding in result for value in finding.values):
            str(value).encode()


@given(
    st.builds(
        Account,
        id=st.just("a1"),
        name=st.sampled_from(["Acme", "客服 2"]),
        endpoint=st.sampled_from([*(region.value for region in Region), "https://h.example:444/x", "http://[::1]:5/"]),
        access_key=st.from_regex(r"\A[!-~]{1,200}\Z"),
        tenant_id=st.integers(1, MAX_TENANT_ID),
        appkey=st.from_regex(r"\A[!-~]{1,200}\Z"),
        business_phone=st.from_regex(r"\A[0-9]{7,15}\Z"),
        algorithm=st.sampled_from(Algorithm),
    )
)
def test_accounts_survive_the_form(account: Account) -> None:
    assert read_account(form_of(account), id="a1") == account


@given(anything)
def test_checking_a_secret_never_raises(secret: str) -> None:
    if check_secret(secret) is None:
        assert secret == secret.strip() != ""
        assert len(secret.encode("utf-16-le")) <= 2 * 1280
