-- Made of that of version 3 by the program of 2026-11-28, whose schema is version 4: with a batch that was running.
PRAGMA auto_vacuum = 2;
PRAGMA journal_mode = wal;
CREATE TABLE accounts (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    endpoint TEXT NOT NULL,
    access_key TEXT NOT NULL,
    tenant_id INTEGER NOT NULL,
    appkey TEXT NOT NULL,
    business_phone TEXT NOT NULL,
    algorithm TEXT NOT NULL
, colour TEXT NOT NULL DEFAULT '', list_url TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    send_id TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    url TEXT NOT NULL,
    recipient TEXT NOT NULL,
    template_name TEXT NOT NULL,
    language TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'sending'
        CHECK (state IN ('sending', 'accepted', 'rejected', 'not_sent', 'unknown')),
    reason TEXT,
    code ANY,
    server_message TEXT,
    message_id TEXT,
    trace_id TEXT,
    http_status INTEGER,
    detail TEXT,
    finished_at INTEGER,
    duration_ms INTEGER
, body_digest BLOB, practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1)), resolution TEXT CHECK (resolution IN ('went_out', 'did_not')), resolved_at INTEGER) STRICT;
CREATE TABLE history_contents (
    history_id INTEGER PRIMARY KEY REFERENCES history (id) ON DELETE CASCADE,
    body BLOB NOT NULL,
    answer BLOB NOT NULL DEFAULT x''
, message BLOB) STRICT;
CREATE TABLE history_unindexed (
    history_id INTEGER PRIMARY KEY REFERENCES history (id) ON DELETE CASCADE
) STRICT;
CREATE VIRTUAL TABLE history_search USING fts5 (text, tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE history_terms USING fts5vocab (history_search, instance);
CREATE TABLE drafts (
    account_id TEXT NOT NULL,
    owner TEXT NOT NULL,
    message BLOB NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, owner)
) STRICT;
CREATE TABLE templates (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    definition BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE clock_offsets (
    url TEXT PRIMARY KEY NOT NULL,
    offset_ms INTEGER NOT NULL,
    learnt_at INTEGER NOT NULL
) STRICT;
CREATE TABLE retention (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    keep_contents INTEGER NOT NULL CHECK (keep_contents IN (0, 1)),
    keep_days INTEGER NOT NULL CHECK (keep_days > 0)
) STRICT;
CREATE TABLE template_lists (
    account_id TEXT PRIMARY KEY NOT NULL,
    source TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE TABLE batches (
    id TEXT PRIMARY KEY NOT NULL,
    created_at INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
    source TEXT NOT NULL,
    template_name TEXT NOT NULL,
    language TEXT NOT NULL,
    rate REAL NOT NULL,
    -- Columns, values and wording; NULL once the texts are no longer kept.
    plan BLOB,
    state TEXT NOT NULL,
    pause TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    started_at INTEGER,
    finished_at INTEGER
) STRICT;
CREATE TABLE batch_rows (
    batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    cells BLOB,
    left_out TEXT NOT NULL DEFAULT '',
    again INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1)),
    confirmed_id TEXT NOT NULL DEFAULT '',
    send_id TEXT,
    PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE batch_columns (
    key TEXT PRIMARY KEY NOT NULL,
    columns BLOB NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;
CREATE TABLE never_send (
    recipient TEXT PRIMARY KEY NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm, colour, list_url) VALUES ('a1', 'Acme Support', 'acme support', 'global', 'fme2na3kdi3ki', 7, 'pem28kje', '8615800001795', 'md5', 'blue', '');
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm, colour, list_url) VALUES ('a2', '客服 北京', '客服 北京', 'chile', 'ak 2', 9223372036854775807, 'appkey''2', '56912345678', 'sha256', 'pink', '');
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm, colour, list_url) VALUES ('a3', 'الدعم Straße', 'الدعم strasse', 'https://proxy.example/saas/wa/send?x=1&y=%20', 'ak3', 1, 'k3', '966501234567', 'md5', 'teal', 'https://proxy.example/list');
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm, colour, list_url) VALUES ('a4', 'Practice', 'practice', 'http://127.0.0.1:8080/saas/wa/send', 'ak4', 4, 'k4', '8613600009759', 'md5', 'rust', '');
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (1, 'send-1', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600009759', 'order_update', 'en_US', 1655710945431, 'f45cbd3213492165c31519e7836e0d25', 'accepted', NULL, NULL, NULL, 'wamid.HBgN1', 'trace-1', NULL, NULL, 1655710945643, 212, x'4cab03dcf250420b5079abe619e4fafdff9d742ac4efb3626eb57814e23eafb6', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (2, 'send-2', 'a2', '客服 北京', 'https://chl-api.nxlink.ai/saas/wa/send', '8613600022091', '订单更新', 'zh_CN', 1655711005431, 'f45cbd3213492165c31519e7836e0d25', 'rejected', NULL, 22091, '非 WhatsApp 用户 <b>x</b>', NULL, 'trace-2', 200, NULL, 1655711006931, 1500, x'3d0705a431c0d1e3dcf6759603fb9d15e49a488d43634e50538247d72d5363d7', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (3, 'send-3', 'a3', 'الدعم Straße', 'https://proxy.example/saas/wa/send?x=1&y=%20', '966501234567', 'تحديث', 'ar', 1655711065431, 'f45cbd3213492165c31519e7836e0d25', 'unknown', 'read_timeout', NULL, NULL, NULL, NULL, NULL, 'no answer within 30 s', 1655711095435, 30004, x'7d15756e7fc72b7205ce4b3813b42c05514f41790aa3000870c47871a5f94aec', 0, 'went_out', 1655719885431);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (4, 'send-4', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600090003', 'order_update', 'en_US', 1655711125431, 'f45cbd3213492165c31519e7836e0d25', 'not_sent', 'keyring_locked', NULL, NULL, NULL, NULL, NULL, 'org.freedesktop.Secret.Error.IsLocked', 1655711125434, 3, x'c695022184f7ddd1f70305b73a951c11edd308dc652f8fee93e6cbf11b5deeaa', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (5, 'send-5', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600090001', 'order_update', 'en_US', 1655711185431, 'f45cbd3213492165c31519e7836e0d25', 'rejected', NULL, '0x400000000000000000', '', NULL, '', 200, NULL, 1655711185643, 212, x'e7bd3df39ad3be1b6add7ec4c07f1522d596cedcbddf4c6c8d13facdb5f0f2fc', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (6, 'send-6', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600090002', 'order_update', 'en_US', 1655711245431, 'f45cbd3213492165c31519e7836e0d25', 'rejected', NULL, NULL, 'Forbidden', NULL, '', 403, NULL, 1655711245643, 212, x'17ce7dee51fc5e14b820a694c6210da39e0074dc6a7ad3d20222abaa3eff482b', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (7, 'send-7', 'a4', 'Practice', 'http://127.0.0.1:8080/saas/wa/send', '8613600009759', 'practice', 'en_US', 1655711305431, 'f45cbd3213492165c31519e7836e0d25', 'unknown', 'server_error', NULL, NULL, NULL, NULL, 503, '503', 1655711305643, 212, x'2146d811fa284824fe7fccab350d311d86cace4a8cfa0373c3b2cc2105a58c4d', 1, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (8, 'send-8', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600009759', 'removed_account', 'es_MX', 1655711365431, 'f45cbd3213492165c31519e7836e0d25', 'accepted', NULL, NULL, NULL, 'wamid.8', '', NULL, NULL, 1655711365643, 212, x'4fb7187a4bf791bcae0cc144b08f3430725c18dee978933bd21ef6bef31a4d79', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (9, 'send-9', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '447700900123', 'order_update', 'en_GB', 1655711425431, 'f45cbd3213492165c31519e7836e0d25', 'sending', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'81d4e318ea1778cfbb51a28e7b61715f237178a97f272ab77330399305271e96', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (10, 'send-10', 'a4', 'Practice', 'http://127.0.0.1:8080/saas/wa/send', '8613600009759', 'practice', 'en_US', 1655711485431, 'f45cbd3213492165c31519e7836e0d25', 'accepted', NULL, NULL, NULL, 'wamid.10', 'trace-10', NULL, NULL, 1655711485643, 212, x'ed5c03d0e33f49af20c6aad48e3005217d2ad7adf9cc294ac921899db0d8604f', 1, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (11, 'send-11', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600009760', 'order_update', 'en_US', 1655711545431, 'f45cbd3213492165c31519e7836e0d25', 'accepted', NULL, NULL, NULL, 'wamid.11', 'trace-11', NULL, NULL, 1655711545643, 212, x'b7427e445e4f704996ebde047b63d9cf8971e8e7e34941158d272d764bad9cc0', 0, NULL, NULL);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms, body_digest, practice, resolution, resolved_at) VALUES (12, 'send-12', 'a2', '客服 北京', 'https://chl-api.nxlink.ai/saas/wa/send', '8613600009761', 'order_update', 'en_US', 1655711605431, 'f45cbd3213492165c31519e7836e0d25', 'sending', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'5912ea1153979626bf6729465d9d3f0837e8c8e53ff6b43742ced2101cfc6d7a', 0, NULL, NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (1, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600009759","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/parcel.png?a=1&b=2"}}]},{"type":"body","parameters":[{"type":"text","text":"David"},{"type":"text","text":"China"},{"type":"text","text":"China"}]}]}}' AS BLOB), CAST('{"code":0,"message":"success","data":{"messageId":"wamid.HBgN1"},"traceId":"trace-1"}' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (2, CAST('{"tenant_id":9223372036854775807,"appkey":"appkey''2","business_phone":"56912345678","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600022091","type":"template","template":{"name":"订单更新","language":{"code":"zh_CN","policy":"deterministic"},"components":[{"type":"header","parameters":[{"type":"text","text":"包裹"}]},{"type":"body","parameters":[{"type":"text","text":"您好，\"牛\" 😀"},{"type":"text","text":"中国"}]}]}}' AS BLOB), CAST('{"code":22091,"message":"非 WhatsApp 用户 <b>x</b>","traceId":"trace-2"}' AS BLOB), CAST('{"recipient":"8613600022091"}' AS BLOB));
INSERT INTO history_contents (history_id, body, answer, message) VALUES (3, CAST('{"tenant_id":1,"appkey":"k3","business_phone":"966501234567","messaging_product":"whatsapp","recipient_type":"individual","to":"966501234567","type":"template","template":{"name":"تحديث","language":{"code":"ar","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"مرحبا ' || char(8207) || 'שלום"},{"type":"text","text":"it''s; -- a ''quote'' % _"},{"type":"text","text":"one two\tthree"}]}]}}' AS BLOB), CAST('' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (4, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600090003","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"David"}]}]}}' AS BLOB), CAST('' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (5, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600090001","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"David"}]}]}}' AS BLOB), CAST('{"code":1180591620717411303424}' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (6, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600090002","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"David"}]}]}}' AS BLOB), x'3c68746d6c3efffe0020466f7262696464656e0d0a3c2f68746d6c3e', NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (7, CAST('{"tenant_id":4,"appkey":"k4","business_phone":"8613600009759","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600009759","type":"template","template":{"name":"practice","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}]}]}}' AS BLOB), CAST('busy' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (8, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600009759","type":"template","template":{"name":"removed_account","language":{"code":"es_MX","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"}]}]}}' AS BLOB), CAST('{"code":0}' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (9, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"447700900123","type":"template","template":{"name":"order_update","language":{"code":"en_GB","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"the power failed here"}]}]}}' AS BLOB), CAST('' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (10, x'6e6f74206576656e204a534f4e20ff', CAST('{}' AS BLOB), NULL);
INSERT INTO history_contents (history_id, body, answer, message) VALUES (12, CAST('{"tenant_id":9223372036854775807,"appkey":"appkey''2","business_phone":"56912345678","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600009761","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"not indexed yet, and the power failed"}]}]}}' AS BLOB), CAST('' AS BLOB), NULL);
INSERT INTO history_unindexed (history_id) VALUES (11);
INSERT INTO history_search (rowid, text) VALUES (1, '8613600009759' || char(10) || 'order_update' || char(10) || 'wamid.hbgn1' || char(10) || 'trace-1' || char(10) || 'acme support' || char(10) || 'https://example.com/parcel.png?a=1&b=2' || char(10) || 'david' || char(10) || 'china' || char(10) || 'china' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (2, '8613600022091' || char(10) || '订单更新' || char(10) || 'trace-2' || char(10) || '客服 北京' || char(10) || '包裹' || char(10) || '您好,"牛" 😀' || char(10) || '中国' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (3, '966501234567' || char(10) || 'تحديث' || char(10) || 'الدعم strasse' || char(10) || 'مرحبا ' || char(8207) || 'שלום' || char(10) || 'it''s; -- a ''quote'' % _' || char(10) || 'one two' || char(9) || 'three' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (4, '8613600090003' || char(10) || 'order_update' || char(10) || 'acme support' || char(10) || 'david' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (5, '8613600090001' || char(10) || 'order_update' || char(10) || 'acme support' || char(10) || 'david' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (6, '8613600090002' || char(10) || 'order_update' || char(10) || 'acme support' || char(10) || 'david' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (7, '8613600009759' || char(10) || 'practice' || char(10) || 'practice' || char(10) || 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (8, '8613600009759' || char(10) || 'removed_account' || char(10) || 'wamid.8' || char(10) || 'acme support' || char(10) || 'a' || char(10) || 'b' || char(10) || 'c' || char(10) || '' || char(10) || '');
INSERT INTO history_search (rowid, text) VALUES (10, '8613600009759' || char(10) || 'practice' || char(10) || 'wamid.10' || char(10) || 'trace-10' || char(10) || 'practice' || char(10) || 'not even json �' || char(10) || '' || char(10) || '');
INSERT INTO drafts (account_id, owner, message, saved_at) VALUES ('', 'f45cbd3213492165c31519e7836e0d25', CAST('{"recipient":"966","template_name":"\u062a\u062d\u062f\u064a\u062b","language":"ar","header":{"type":"image","link":"https://example.com/\u0634.png"},"body":[],"body_text":"","body_labels":[]}' AS BLOB), 1655710885434);
INSERT INTO drafts (account_id, owner, message, saved_at) VALUES ('a1', 'f45cbd3213492165c31519e7836e0d25', CAST('{"recipient":"+86 136 0000","template_name":"order_update","language":"en_US","header":{"type":"text","parameters":["Parcel"],"text":"Your {{Thing}}","labels":["Thing"]},"body":["David","China"],"body_text":"Hello {{First Name}}, your parcel to {{Country}} has left.","body_labels":["First Name","Country"]}' AS BLOB), 1655710885432);
INSERT INTO drafts (account_id, owner, message, saved_at) VALUES ('a2', 'f45cbd3213492165c31519e7836e0d25', CAST('{"recipient":"","template_name":"","language":"","header":{"type":"none"},"body":["\u4f60\u597d \ud83d\ude00","half \ud83d of a character","line\nbreak"],"body_text":"","body_labels":[]}' AS BLOB), 1655710885433);
INSERT INTO templates (id, title, title_key, definition, changed_at) VALUES ('t1', 'Order update', 'order update', CAST('{"id":"t1","title":"Order update","name":"order_update","language":"en_US","header_kind":"text","header_text":"Your {{Thing}}","header_labels":["Thing"],"body_text":"Hello {{First Name}}, your parcel to {{Country}} has left.","body_labels":["First Name","Country"],"footer":"","buttons":[],"status":"","unsendable":[]}' AS BLOB), 1655710885435);
INSERT INTO templates (id, title, title_key, definition, changed_at) VALUES ('t2', '订单更新 (zh_CN)', '订单更新 (zh_cn)', CAST('{"id":"t2","title":"订单更新 (zh_CN)","name":"订单更新","language":"zh_CN","header_kind":"image","header_text":"","header_labels":[],"body_text":"您好 {{1}}，{{2}}","body_labels":["1","2"],"footer":"页脚 ''x''","buttons":["好","لا"],"status":"APPROVED","unsendable":[]}' AS BLOB), 1655710885436);
INSERT INTO templates (id, title, title_key, definition, changed_at) VALUES ('t3', 'Video', 'video', CAST('{"id":"t3","title":"Video","name":"video_one","language":"ar","header_kind":"none","header_text":"","header_labels":[],"body_text":"مرحبا","body_labels":[],"footer":"","buttons":[],"status":"","unsendable":["video_header","button_variable"]}' AS BLOB), 1655710885437);
INSERT INTO clock_offsets (url, offset_ms, learnt_at) VALUES ('https://api.nxcloud.com/saas/wa/send', -613000, 1655710885438);
INSERT INTO retention (id, keep_contents, keep_days) VALUES (1, 1, 36500);
INSERT INTO template_lists (account_id, source, updated_at) VALUES ('a1', 'saas', 1655710885436);
INSERT INTO batches (id, created_at, account_id, account_name, practice, source, template_name, language, rate, plan, state, pause, owner, started_at, finished_at) VALUES ('batch-1', 1655730885431, 'a1', 'Acme Support', 0, 'customers 客户.csv', 'order_update', '', 2.5, CAST('{"header":["phone","name"],"columns":{"recipient":{"type":"column","index":0},"language":{"type":"fixed","text":"en_US"},"variables":[[{"in_header":false,"label":"First Name"},{"type":"column","index":1}]],"country":"ID"},"templates":[{"id":"t1","title":"Order update","name":"order_update","language":"en_US","header_kind":"text","header_text":"Your {{Thing}}","header_labels":["Thing"],"body_text":"Hello {{First Name}}, your parcel to {{Country}} has left.","body_labels":["First Name","Country"],"footer":"","buttons":[],"status":"","unsendable":[],"header_examples":[],"body_examples":[],"category":"","quality":"","rejected_reason":"","account_id":"","last_seen":0,"is_gone":false,"unknown_fields":""}]}' AS BLOB), 'running', '', '00000000000000000000000000000000', 1655730885432, NULL);
INSERT INTO batch_rows (batch_id, position, number, cells, left_out, again, confirmed_id, send_id) VALUES ('batch-1', 0, 2, CAST('["8613600009759","David"]' AS BLOB), '', 1, 'send-1', 'send-1');
INSERT INTO batch_rows (batch_id, position, number, cells, left_out, again, confirmed_id, send_id) VALUES ('batch-1', 1, 3, CAST('["08111234567","李雷 \"牛\""]' AS BLOB), '[{"code":"person"}]', 0, '', NULL);
INSERT INTO batch_columns (key, columns, used_at) VALUES ('key', CAST('{}' AS BLOB), 1655710885431);
INSERT INTO never_send (recipient, added_at) VALUES ('8613600022091', 1655710885431);
CREATE INDEX history_sending ON history (owner) WHERE state = 'sending';
CREATE INDEX history_recipient ON history (recipient, id);
CREATE INDEX history_state ON history (state, id);
CREATE INDEX history_account ON history (account_id, id);
CREATE INDEX history_started ON history (started_at);
CREATE INDEX history_unresolved ON history (practice, id) WHERE state = 'unknown' AND resolution IS NULL;
CREATE TRIGGER history_ended AFTER UPDATE OF state ON history WHEN new.state <> 'sending' BEGIN
    INSERT OR IGNORE INTO history_unindexed (history_id) VALUES (new.id);
END;
CREATE TRIGGER history_gone AFTER DELETE ON history BEGIN
    DELETE FROM history_search WHERE rowid = old.id;
END;
CREATE INDEX templates_title ON templates (title_key);
UPDATE sqlite_sequence SET seq = 12 WHERE name = 'history';
PRAGMA application_id = 1853388641;
PRAGMA user_version = 4;
