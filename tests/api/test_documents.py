"""``/v1/documents`` and ``/v1/roles``: what goes in is listed, read back, answered from, and can go again."""

from __future__ import annotations

from api.wiring import seed_bytes

OWN = "仓库管理员岗位职责\n1、负责库房盘点；\n2、负责出入库登记；\n3、保持库房整洁。\n"


def upload(client, *files, **data):
    # A busy machine may need more than the two seconds after which an upload is answered with 202.
    wait = {"prefer": "wait=30"}
    return client.post("/v1/documents", files=[("file", one) for one in files], data=data, headers=wait)


def test_the_sample_is_listed_as_sample(sample_client):
    [document] = sample_client.get("/v1/documents").json()["documents"]
    assert document["name"] == "seed.txt" and document["sample"] is True and document["status"] == "ready"
    again = sample_client.get(f"/v1/documents/{document['document_id']}").json()
    assert again == document


def test_the_text_comes_back_untouched(sample_client):
    [document] = sample_client.get("/v1/documents").json()["documents"]
    text = sample_client.get(f"/v1/documents/{document['document_id']}/text").json()["text"]
    assert text == seed_bytes().decode("utf-8-sig")
    assert len(text) == document["chars"]


def test_roles_and_one_role(sample_client):
    [role] = sample_client.get("/v1/roles").json()["roles"]
    assert role["title"] == "销售部负责人"
    assert set(role["aliases"]) >= {"营业部负责人", "销售部门负责人"}
    full = sample_client.get(f"/v1/roles/{role['role_id']}").json()
    counted = [one for one in full["lists"] if one["kind"] != "overview"]
    assert sum(len(one["items"]) for one in counted) == role["duties"] == 136
    assert len(counted) == role["lists"] and len(full["lists"]) == len(counted) + 2
    by_name = sample_client.get("/v1/roles/营业部负责人").json()
    assert by_name == full


def test_upload_list_answer_remove(client):
    assert client.get("/v1/documents").json() == {"documents": []}
    response = upload(client, ("仓库.txt", OWN.encode()))
    assert response.status_code == 201
    [one] = response.json()["documents"]
    assert one["outcome"] == "added" and one["items_added"] == 3 and not response.json()["sample_present"]
    document_id = one["document"]["document_id"]
    assert client.get(f"/v1/documents/{document_id}/text").json()["text"] == OWN

    answer = client.post("/v1/ask", json={"question": "谁负责库房盘点？"}).json()
    assert [c["text"] for c in answer["citations"]] == ["负责库房盘点"]

    assert upload(client, ("仓库.txt", OWN.encode())).json()["documents"][0]["outcome"] == "unchanged"
    changed = upload(client, ("仓库.txt", (OWN + "4、负责消防检查。\n").encode())).json()["documents"][0]
    assert (changed["outcome"], changed["items_added"], changed["items_kept"]) == ("updated", 1, 3)
    assert changed["document"]["version"] == 2
    assert client.get(f"/v1/documents/{document_id}/text").json()["text"] == OWN, (
        "old citations still find it"
    )

    gone = client.delete(f"/v1/documents/{changed['document']['document_id']}")
    assert gone.json()["removed"] is True
    for path in ("", "/text"):
        assert client.get(f"/v1/documents/{changed['document']['document_id']}{path}").status_code == 404
    assert client.delete(f"/v1/documents/{changed['document']['document_id']}").status_code == 404
    assert client.get("/v1/documents").json() == {"documents": []}
    assert client.get("/v1/roles").json() == {"roles": []}
    assert not client.post("/v1/ask", json={"question": "谁负责库房盘点？"}).json()["answered"]


def test_knowledge_bases_have_plain_names(client):
    assert upload(client, ("a.txt", OWN.encode()), kb="分公司-1").status_code == 201
    assert client.get("/v1/documents", params={"kb": "分公司-1"}).json()["documents"][0]["kb"] == "分公司-1"
    for name in ("", " ", "a/b", "x\x00y", "长" * 101):
        response = upload(client, ("a.txt", OWN.encode()), kb=name)
        assert response.status_code == 201 if name == "" else response.json()["code"] == "invalid_request", (
            name
        )


def test_several_files_each_on_its_own(client):
    response = upload(
        client, ("好.md", OWN.encode()), ("图.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 40)
    )
    assert response.status_code == 201
    body = response.json()
    assert [one["document"]["name"] for one in body["documents"]] == ["好.md"]
    assert [one["code"] for one in body["problems"]] == ["document_image"]


def test_other_types_say_what_to_do(client):
    response = upload(client, ("说明书.docx", b"PK\x03\x04 whatever"))
    assert (response.status_code, response.json()["code"]) == (415, "document_type")
    assert "说明书.docx" in response.json()["message_zh"] and ".txt" in response.json()["message_zh"]


def test_empty_and_binary_files(client):
    assert upload(client, ("空.txt", b"")).json()["code"] == "document_empty"
    assert upload(client, ("乱.txt", bytes(range(256)) * 20)).status_code == 422
    assert client.get("/v1/documents").json() == {"documents": []}


def test_gb18030_is_read(client):
    [one] = upload(client, ("国标.txt", OWN.encode("gb18030"))).json()["documents"]
    assert one["document"]["encoding"] == "gb18030"


def test_odd_names_stay_names(client):
    names = ["../../etc/passwd.txt", "a\u202etxt.txt", "岗位 🧾.txt", "x" * 300 + ".txt"]
    for name in names:
        assert upload(client, (name, OWN.encode())).status_code in (201, 422)
    listed = client.get("/v1/documents").json()["documents"]
    assert all("/" not in one["document_id"] for one in listed)


def test_upload_without_file_or_with_wrong_type(client):
    assert (
        client.post("/v1/documents", files=[("wrong", ("a.txt", b"x"))]).json()["code"] == "invalid_request"
    )
    assert client.post("/v1/documents", json={"file": "x"}).json()["code"] == "media_type"


def test_unknown_ids(sample_client):
    for path, code in (
        ("/v1/documents/none", "document_not_found"),
        ("/v1/documents/none/text", "document_not_found"),
        ("/v1/roles/none", "role_not_found"),
    ):
        response = sample_client.get(path)
        assert (response.status_code, response.json()["code"]) == (404, code)
        assert "none" in response.json()["message_zh"]
    assert sample_client.delete("/v1/documents/none").status_code == 404
    for path in ("/v1/documents", "/v1/roles"):
        assert sample_client.get(path, params={"kb": "没有"}).json()["code"] == "kb_not_found"
