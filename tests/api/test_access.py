"""Keys, links, sessions and widgets as people meet them: what opens, what is refused, what ends."""

from __future__ import annotations

import json
import sqlite3
from contextlib import ExitStack, contextmanager

import pytest

from api.access.access import PAGE_SECONDS, Access
from api.access.records import KeyRecords
from api.settings import Settings
from api.wiring import Workspace
from corpus.errors import InvalidRequest
from tests.api.access_kit import OTHER_SITE, OWN, SITE, Door

QUESTION = {"question": "谁负责出入库登记？"}


@contextmanager
def _opened(settings, client_of):
    workspace = Workspace.open(settings, seed=False)
    opened = Door(workspace, client_of)
    workspace.desk.add([("仓库管理.txt", OWN.encode())])
    with opened.client:
        yield opened
    workspace.close()


@pytest.fixture
def door(tmp_path, assets_dir, client_of):
    with _opened(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), client_of) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_doors(tmp_path_factory, assets_dir, client_of):
    """A door with a key and one without, for what is refused and leaves no trace: opening one takes a second."""
    often = {"rate_limit_session": "9999/minute", "rate_limit_address": "9999/minute"}
    with ExitStack() as stack:
        doors = {}
        for with_keys in (True, False):
            settings = Settings(data_dir=tmp_path_factory.mktemp("door"), assets_dir=assets_dir, **often)
            doors[with_keys] = stack.enter_context(_opened(settings, client_of))
        doors[True].key("admin")
        yield doors


# -- no keys: this machine's own people -----------------------------------------------------------


def test_without_keys_everything_is_open_and_any_bearer_is_ignored(door):
    for headers in ({}, {"authorization": "Bearer sk-anything"}):
        assert door.client.get("/v1/roles", headers=headers).status_code == 200
        assert door.client.get("/v1/keys", headers=headers).status_code == 200
    assert door.client.get("/v1/session").json() == {"role": "admin", "kind": "local", "keys_needed": False}


def test_the_first_key_closes_the_door_and_revoking_the_last_opens_it(door):
    made = door.client.post("/v1/keys", json={"role": "admin", "label": "我"}).json()
    assert door.client.get("/v1/roles").json()["code"] == "key_needed"
    headers = {"authorization": f"Bearer {made['secret']}"}
    assert door.client.get("/v1/roles", headers=headers).status_code == 200
    ended = door.client.delete(f"/v1/keys/{made['key']['key_id']}", headers=headers).json()
    assert ended["active"] is False and ended["revoked_at"]
    assert door.client.get("/v1/roles").status_code == 200


def test_a_widget_alone_closes_nothing_on_this_machine(door):
    door.widget()
    assert door.client.get("/v1/roles").status_code == 200


def test_a_public_name_needs_keys_even_on_loopback(tmp_path, assets_dir, client_of):
    settings = Settings(data_dir=tmp_path / "data", assets_dir=assets_dir, allowed_hosts="hr.example.com")
    workspace = Workspace.open(settings, seed=False)
    with client_of(workspace) as client:
        assert client.get("/v1/roles").status_code == 401
        assert client.get("/healthz", headers={"host": "hr.example.com"}).status_code == 200
        assert client.get("/healthz", headers={"host": "www.hr.example.com"}).status_code == 421
    workspace.close()


# -- keys ----------------------------------------------------------------------------------------


def test_a_secret_is_shown_once_and_stored_nowhere(door, tmp_path):
    made = door.client.post("/v1/keys", json={"role": "reader"}).json()
    secret = made["secret"]
    assert secret.startswith("zk_") and len(secret) >= 46
    listed = door.client.get("/v1/keys", headers=door.bearer("admin")).text
    assert secret not in listed and made["key"]["key_id"] in listed
    door.workspace.catalogue.engine.dispose()
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            assert secret.encode() not in path.read_bytes(), path
    with sqlite3.connect(tmp_path / "data" / "catalogue.sqlite3") as connection:
        hashes = [row[0] for row in connection.execute("SELECT hash FROM access_keys")]
    connection.close()
    assert all(len(one) == 64 for one in hashes)


def test_a_key_ends_with_its_days(tmp_path, assets_dir):
    workspace = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), seed=False)
    now = 1_800_000_000.0
    access = Access(KeyRecords(workspace.catalogue), clock=lambda: now)
    _, secret = access.add("api", days=1)
    read = lambda: access.principal(f"Bearer {secret}", "", None, own="")  # noqa: E731
    assert read().kind == "key"
    now += 86_400 + 1
    assert access.open and read().kind == "local"  # it was the only key
    access.add("api")
    assert (read().kind, read().why) == ("anonymous", "key_unknown")
    workspace.close()


def test_revoking_ends_every_session_of_the_key(door):
    key, secret = door.access.add("api")
    door.key("admin")
    door.client.post("/v1/session", json={"credential": secret}, headers={"origin": "http://127.0.0.1"})
    assert door.client.get("/v1/roles").status_code == 200
    door.access.revoke(key.id)
    assert door.client.get("/v1/roles").json()["code"] == "key_unknown"


def test_unknown_keys_cannot_be_revoked(door):
    response = door.client.delete("/v1/keys/key_nope", headers=door.bearer("admin"))
    assert (response.status_code, response.json()["code"]) == (404, "key_not_found")


@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "widget"},
        {"kind": "widget", "origins": ["https://*.example.com"]},
        {"kind": "widget", "origins": ["https://example.com/path"]},
        {"kind": "widget", "origins": ["example.com"]},
        {"kind": "widget", "origins": ["javascript:alert(1)"]},
        {"kind": "widget", "origins": ["https://example.com:99999"]},
        {"kind": "widget", "origins": ["null"]},
        {"kind": "link"},
        {"kind": "api", "origins": [SITE]},
        {"kind": "api", "role": "owner"},
        {"kind": "api", "days": 0},
    ],
)
def test_keys_that_cannot_be(shared_doors, wanted):
    door = shared_doors[False]
    before = door.client.get("/v1/keys").json()["keys"]
    assert door.client.post("/v1/keys", json=wanted).status_code == 422
    assert door.client.get("/v1/keys").json()["keys"] == before


# -- page sessions and links ----------------------------------------------------------------------


def test_a_link_lets_in_until_it_ends(tmp_path, assets_dir, client_of):
    workspace = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), seed=False)
    now = 1_800_000_000.0
    access = Access(KeyRecords(workspace.catalogue), clock=lambda: now)
    _, token = access.add("link", days=7)
    entered = access.page_session(token)
    assert entered is not None
    cookie, principal, seconds = entered
    assert principal.role.name == "reader" and seconds == 7 * 86_400
    assert access.page_session(token[:-2] + "xx") is None, "a signature that is not ours"
    now += 6 * 86_400
    assert access.principal("", cookie, None, own="").kind == "link"
    now += 2 * 86_400
    assert access.page_session(token) is None
    access.add("api")
    assert access.principal("", cookie, None, own="").why == "session_expired"
    workspace.close()


def test_a_link_can_be_revoked(door):
    link, token = door.access.add("link", days=7)
    door.access.revoke(link.id)
    response = door.client.post("/v1/session", json={"credential": token})
    assert (response.status_code, response.json()["code"]) == (401, "key_unknown")


def test_a_link_has_an_address_and_a_code(door):
    made = door.client.post(
        "/v1/keys", params={"base": "https://hr.example.com/zhize"}, json={"kind": "link", "days": 30}
    ).json()
    assert made["url"] == f"https://hr.example.com/zhize/enter#{made['secret']}"
    assert made["qr_svg"].startswith("<svg") and "href" not in made["qr_svg"]


def test_one_purpose_is_not_another(door):
    """A link's token is no cookie, a cookie is no widget's token, and none of them is a key."""
    _, token = door.access.add("link", days=1)
    cookie = door.access.page_session(token)[0]
    for made in (token, cookie):
        for headers in (
            {"authorization": f"Bearer {made}"},
            {"authorization": f"Bearer zs_{made}", "origin": SITE},
        ):
            assert door.client.get("/v1/roles", headers=headers).status_code == 401
    assert door.access.principal("", token, None, own="").kind == "anonymous"


def test_the_cookie_is_out_of_reach_of_scripts_and_foreign_pages(door):
    secret = door.key("editor")
    entered = door.client.post("/v1/session", json={"credential": secret})
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and f"Max-Age={int(PAGE_SECONDS)}" in cookie
    assert entered.json() == {"role": "editor", "kind": "key", "keys_needed": True}
    send = {"files": [("file", ("新.txt", OWN.encode()))]}
    # A form on a foreign page, a page in a sandbox, and a request that says nothing of where it comes from.
    for headers in ({"origin": OTHER_SITE}, {"origin": "null"}, {}, {"sec-fetch-site": "same-site"}):
        response = door.client.post("/v1/documents", headers=headers, **send)
        assert (response.status_code, response.json()["code"]) == (403, "origin_refused"), headers
    assert (
        door.client.post("/v1/documents", headers={"origin": "https://127.0.0.1"}, **send).status_code == 403
    )
    for headers in ({"origin": "http://127.0.0.1"}, {"sec-fetch-site": "same-origin"}):
        assert door.client.post("/v1/documents", headers=headers, **send).status_code == 201
    assert (
        door.client.delete("/v1/session", headers={"origin": "http://127.0.0.1"}).json()["role"] == "nobody"
    )
    assert door.client.get("/v1/roles").status_code == 401


def test_foreign_pages_cannot_log_anybody_in(door):
    secret = door.key("reader")
    response = door.client.post("/v1/session", json={"credential": secret}, headers={"origin": OTHER_SITE})
    assert response.status_code == 403 and "set-cookie" not in response.headers


# -- widgets -------------------------------------------------------------------------------------


def test_a_widget_asks_on_its_own_site(door):
    door.key("admin")
    headers = door.visitor(door.widget())
    response = door.client.post("/v1/ask", json=QUESTION, headers=headers)
    assert response.status_code == 200 and response.json()["citations"]
    assert response.headers["access-control-allow-origin"] == SITE
    assert "Origin" in response.headers["vary"] and "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize(
    "origin",
    [
        OTHER_SITE, "null", "http://www.example.com", "https://www.example.com:8443", "https://example.com",
        "https://www.example.com.evil.example", "https://evil-www.example.com", "",
    ],
)  # fmt: skip
def test_a_widget_on_another_site(shared_doors, origin):
    door = shared_doors[True]
    widget = door.widget()
    headers = {"origin": origin} if origin else {}
    refused = door.client.post("/v1/widget/session", json={"key": widget}, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "widget_origin")
    assert "access-control-allow-origin" not in refused.headers
    stolen = {**door.visitor(widget), "origin": origin}
    if not origin:
        del stolen["origin"]
    response = door.client.post("/v1/ask", json=QUESTION, headers=stolen)
    assert (response.status_code, response.json()["code"]) == (403, "widget_origin")
    preflight = door.client.options("/v1/ask", headers={**headers, "access-control-request-method": "POST"})
    assert "access-control-allow-origin" not in preflight.headers


def test_preflight_for_a_widgets_own_site_only_on_its_endpoints(door):
    door.widget()
    asked = {"origin": SITE, "access-control-request-method": "POST"}
    for path in ("/v1/ask", "/v1/feedback", "/v1/widget/session"):
        response = door.client.options(path, headers=asked)
        assert response.status_code == 204 and response.headers["access-control-allow-origin"] == SITE
    for path in ("/v1/documents", "/v1/keys", "/v1/roles", "/v1/chat/completions"):
        response = door.client.options(path, headers=asked)
        assert response.status_code == 403 and "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/documents"), ("GET", "/v1/documents/x/text"), ("GET", "/v1/roles"), ("GET", "/v1/search?q=x"),
        ("POST", "/v1/documents"), ("POST", "/v1/drafts"), ("POST", "/v1/check"), ("GET", "/v1/keys"),
        ("GET", "/v1/feedback"), ("GET", "/openapi.json"), ("GET", "/metrics"), ("POST", "/mcp"),
        ("POST", "/v1/chat/completions"), ("GET", "/nope"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("with_keys", [True, False])
def test_a_widget_on_another_endpoint(shared_doors, method, path, with_keys):
    door = shared_doors[with_keys]
    response = door.client.request(method, path, headers=door.visitor(door.widget()))
    assert response.status_code == 403
    assert "widget_endpoint" in response.text


def test_a_widget_on_another_knowledge_base(door):
    door.workspace.desk.add([("秘密.txt", OWN.encode())], kb="内部")
    door.key("admin")
    headers = door.visitor(door.widget(kbs=("default",)))
    for accept in ("application/json", "text/event-stream"):
        refused = door.client.post(
            "/v1/ask", json={**QUESTION, "kb": "内部"}, headers={**headers, "accept": accept}
        )
        assert (refused.status_code, refused.json()["code"]) == (403, "kb_not_allowed")
    inner = door.visitor(door.widget(kbs=("内部",)))
    answer = door.client.post("/v1/ask", json=QUESTION, headers=inner).json()
    assert {one["document"] for one in answer["citations"]} == {"秘密.txt"}


def test_an_expired_token_and_its_renewal(tmp_path, assets_dir):
    workspace = Workspace.open(Settings(data_dir=tmp_path / "data", assets_dir=assets_dir), seed=False)
    now = 1_800_000_000.0
    access = Access(KeyRecords(workspace.catalogue), widget_minutes=30, clock=lambda: now)
    widget = access.add("widget", origins=(SITE,))[0].id
    other = access.add("widget", origins=(SITE, OTHER_SITE))[0].id
    first = access.widget_session(widget, SITE, own="")
    read = lambda session: access.principal(f"Bearer {session.token}", "", SITE, own="")  # noqa: E731
    assert read(first).kind == "widget"
    now += 30 * 60
    assert read(first).why == "session_expired"
    again = access.widget_session(widget, SITE, own="", before=first.token)
    assert again.session == first.session and read(again).kind == "widget"
    assert access.widget_session(other, SITE, own="", before=first.token).session != first.session
    assert access.widget_session(other, OTHER_SITE, own="", before=first.token).session != first.session
    now += 25 * 3600
    assert access.widget_session(widget, SITE, own="", before=again.token).session != first.session
    access.revoke(widget)
    with pytest.raises(InvalidRequest, match="widget_unknown"):
        access.widget_session(widget, SITE, own="")
    workspace.close()


def test_a_forged_token(door):
    door.key("admin")
    headers = door.visitor(door.widget())
    token = headers["authorization"]
    for forged in (
        token[:-3] + "AAA",
        token.replace("zs_", "zs_A"),
        "Bearer zs_",
        "Bearer zs_a.b",
        "Bearer zs_é",
    ):
        response = door.client.post(
            "/v1/ask", json=QUESTION, headers={"origin": SITE, "authorization": forged.encode("latin-1")}
        )
        assert (response.status_code, response.json()["code"]) == (401, "key_unknown"), forged


def test_hidden_sources(door):
    door.key("admin")
    admin = door.bearer("admin")
    headers = door.visitor(door.widget())
    shown = door.client.post("/v1/ask", json=QUESTION, headers=headers).json()
    assert shown["citations"][0]["document"] == "仓库管理.txt"
    switched = door.client.put("/v1/kbs/default/privacy", json={"hide_sources": True}, headers=admin)
    assert switched.json() == {"kb": "default", "hide_sources": True}
    document_id = shown["citations"][0]["document_id"]
    for accept in ("application/json", "text/event-stream"):
        told = door.client.post("/v1/ask", json=QUESTION, headers={**headers, "accept": accept}).text
        assert "出入库登记" in told and "内部资料" in told
        assert "仓库管理.txt" not in told and document_id not in told
        assert '"start":0' in told.replace(" ", "") and '"version":0' in told.replace(" ", "")
    own = door.client.post("/v1/ask", json=QUESTION, headers=admin).json()
    assert own["citations"][0]["document"] == "仓库管理.txt", "staff still see where it stands"
    door.client.put("/v1/kbs/default/privacy", json={"hide_sources": False}, headers=admin)
    again = door.client.post("/v1/ask", json=QUESTION, headers=headers).json()
    assert again["citations"][0]["document"] == "仓库管理.txt"
    missing = door.client.put("/v1/kbs/没有/privacy", json={"hide_sources": True}, headers=admin)
    assert missing.status_code == 404


def test_hidden_sources_hide_what_stands_beside_the_lists(door):
    text = "收银员\n8-12K | 临江市 | 大专\n岗位职责：\n1、核对营业款；\n2、登记退款。\n投诉请打内线 0571-6688123\n"
    door.workspace.desk.add([("page.txt", text.encode())], kb="page")
    admin, visitor = door.bearer("admin"), door.visitor(door.widget(kbs=("page",)))
    asked = {"question": "联系电话是多少", "kb": "page"}
    told = door.client.post("/v1/ask", json=asked, headers=visitor).json()
    assert "0571-6688123" in told["answer"]
    door.client.put("/v1/kbs/page/privacy", json={"hide_sources": True}, headers=admin)
    for accept in ("application/json", "text/event-stream"):
        hidden = door.client.post("/v1/ask", json=asked, headers={**visitor, "accept": accept}).text
        assert "0571" not in hidden and "公开的岗位职责里没有写到" in hidden
    pay = door.client.post("/v1/ask", json={**asked, "question": "工资多少"}, headers=visitor)
    field = pay.json()["citations"][0]
    assert "8-12K" in field["text"]
    assert told["citations"][0]["document_id"] not in pay.text
    assert "0571" in door.client.post("/v1/ask", json=asked, headers=admin).text


def test_hidden_sources_hide_whole_sections_beside_the_lists(door):
    text = "门岗管理规定\n一、值班安排\n1、早班6:30到岗；\n2、晚班22:00交接；\n二、处罚\n1、脱岗一次扣80元；\n2、漏登一次扣20元。\n"
    door.workspace.desk.add([("rules.txt", text.encode())], kb="rules")
    admin, visitor = door.bearer("admin"), door.visitor(door.widget(kbs=("rules",)))
    asked = {"question": "值班安排有哪些规定", "kb": "rules"}
    told = door.client.post("/v1/ask", json=asked, headers=visitor).json()
    assert "早班6:30到岗" in told["answer"]
    door.client.put("/v1/kbs/rules/privacy", json={"hide_sources": True}, headers=admin)
    hidden = door.client.post("/v1/ask", json=asked, headers=visitor).text
    assert "6:30" not in hidden
    assert "22:00" not in hidden


def test_hidden_sources_name_no_text_that_holds_no_list(door):
    text = "某镇防汛工作的几点体会\n\n去年夏天雨水很多，各村都很重视。大家齐心协力，总算平安度过了汛期，值得记上一笔。\n"
    door.workspace.desk.add([("mail.txt", text.encode())], kb="mail")
    admin, visitor = door.bearer("admin"), door.visitor(door.widget(kbs=("mail",)))
    asked = {"question": "谁负责核算工资？", "kb": "mail"}
    assert (
        "防汛工作的几点体会"
        in door.client.post("/v1/ask", json=asked, headers=visitor).json()["refusal"]["message"]
    )
    door.client.put("/v1/kbs/mail/privacy", json={"hide_sources": True}, headers=admin)
    hidden = door.client.post("/v1/ask", json=asked, headers=visitor)
    assert "防汛" not in hidden.text and "内部资料" in hidden.json()["refusal"]["message"]


# -- whose conversation it is ----------------------------------------------------------------------


def test_conversations_are_their_callers_own(door):
    """A follow-up leans on the caller's own turn before, never on somebody else's under the same id."""
    door.workspace.desk.add([("出纳.txt", "出纳岗位职责\n1、负责现金收付；\n2、负责登记日记账。\n".encode())])
    mine, other = door.bearer("reader"), door.bearer("reader")
    first = door.client.post("/v1/ask", json={"question": "出纳的职责有哪些？"}, headers=mine).json()
    follow = {"question": "第2条呢？", "conversation_id": first["conversation_id"]}
    assert len(first["conversation_id"]) >= 22
    known = door.client.post("/v1/ask", json=follow, headers=mine).json()
    assert known["conversation_id"] == first["conversation_id"]
    assert [one["text"] for one in known["citations"]] == ["负责登记日记账"]
    strange = door.client.post("/v1/ask", json=follow, headers=other).json()
    assert [one["text"] for one in strange["citations"]] != ["负责登记日记账"]
    chosen = door.client.post("/v1/ask", json={**follow, "conversation_id": "1"}, headers=mine).json()
    assert len(chosen["conversation_id"]) >= 22, "an id that two people might choose is not taken"


def test_forget_me(door):
    mine, other = door.bearer("reader"), door.bearer("reader")
    first = door.client.post("/v1/ask", json={"question": "仓库管理员的职责有哪些？"}, headers=mine).json()
    rated = {
        "conversation_id": first["conversation_id"],
        "rating": "down",
        "question": "仓库管理员的职责有哪些？",
    }
    assert door.client.post("/v1/feedback", json=rated, headers=mine).status_code == 201
    path = f"/v1/conversations/{first['conversation_id']}"
    assert door.client.delete(path, headers=other).json()["turns"] == 0, "not theirs to forget"
    gone = door.client.delete(path, headers=mine).json()
    assert (gone["turns"], gone["feedback"]) == (1, 1)
    follow = {"question": "剩下的呢？", "conversation_id": first["conversation_id"]}
    assert not door.client.post("/v1/ask", json=follow, headers=mine).json()["citations"]
    left = door.client.get("/v1/feedback", headers=door.bearer("editor")).json()
    assert left["feedback"] == []


# -- limits --------------------------------------------------------------------------------------


def test_limits_by_session_address_and_key(tmp_path, assets_dir, client_of):
    settings = Settings(
        data_dir=tmp_path / "data", assets_dir=assets_dir,
        rate_limit_session="3/minute", rate_limit_address="5/minute", rate_limit_key="7/minute",
    )  # fmt: skip
    workspace = Workspace.open(settings, seed=False)
    door = Door(workspace, client_of)
    key = door.bearer("reader")
    with door.client as client:
        codes = [client.get("/v1/roles", headers=key).status_code for _ in range(9)]
        assert codes == [200] * 7 + [429] * 2
        limited = client.get("/v1/roles", headers=key)
        assert (
            limited.json()["code"] == "too_many_requests" and 1 <= int(limited.headers["retry-after"]) <= 60
        )
        assert client.get("/v1/roles", headers=door.bearer("reader")).status_code == 200, "another key"
        widget = door.widget()
        first = door.visitor(widget)
        asked = [client.post("/v1/ask", json=QUESTION, headers=first).status_code for _ in range(4)]
        assert asked == [200] * 3 + [429]
        assert (
            client.post("/v1/widget/session", json={"key": widget}, headers={"origin": SITE}).status_code
            == 429
        )
    workspace.close()


def test_guessing_is_slowed_down(door):
    door.key("admin")
    codes = [
        door.client.get("/v1/roles", headers={"authorization": f"Bearer zk_{number}"}).status_code
        for number in range(25)
    ]
    assert codes == [401] * 20 + [429] * 5
    assert door.client.get("/v1/roles", headers=door.bearer("reader")).status_code == 200


def test_without_keys_nothing_is_limited(door):
    codes = {door.client.get("/v1/session").status_code for _ in range(200)}
    assert codes == {200}


def test_a_widgets_body_is_small(door):
    headers = door.visitor(door.widget())
    response = door.client.post("/v1/ask", json={"question": "长" * 20_000}, headers=headers)
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    "name", ["rate_limit_key", "rate_limit_session", "rate_limit_address", "rate_limit_url"]
)
def test_limits_that_cannot_be(tmp_path, assets_dir, client_of, name):
    settings = Settings(data_dir=tmp_path / "data", assets_dir=assets_dir, **{name: "often"})
    workspace = Workspace.open(settings, seed=False)
    with pytest.raises(InvalidRequest, match="setting_invalid"):
        client_of(workspace)
    workspace.close()


# -- the log of changes ----------------------------------------------------------------------------


def test_changes_are_written_down_and_reading_is_not(door):
    editor = door.bearer("editor")
    admin = door.bearer("admin")
    door.client.get("/v1/documents", headers=editor)
    door.client.post("/v1/ask", json={"question": "秘密的问题"}, headers=editor)
    document = door.client.get("/v1/documents", headers=editor).json()["documents"][0]["document_id"]
    door.client.patch(f"/v1/documents/{document}", json={"name": "库房.txt"}, headers=editor)
    door.client.delete("/v1/documents/nope", headers=editor)
    entries = door.client.get("/v1/changes", headers=admin).json()["entries"]
    assert [(one["action"], one["target"], one["status"]) for one in entries] == [
        ("DELETE /v1/documents/{document_id}", "document_id=nope", 404),
        ("PATCH /v1/documents/{document_id}", f"document_id={document}", 200),
    ]
    assert {one["actor"] for one in entries} == {
        key.id for key in door.access.all() if key.role.name == "editor"
    }
    assert "秘密" not in json.dumps(entries, ensure_ascii=False)
    assert door.client.get("/v1/changes", headers=editor).status_code == 403
