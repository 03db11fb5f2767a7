-- Made by running the last program whose schema was version 1 (64d7ea0 of 2026-11-23), killed in the middle of a send.
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
) STRICT;
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
) STRICT;
CREATE TABLE history_contents (
    history_id INTEGER PRIMARY KEY REFERENCES history (id) ON DELETE CASCADE,
    body BLOB NOT NULL,
    answer BLOB NOT NULL DEFAULT x''
) STRICT;
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm) VALUES ('a1', 'Acme Support', 'acme support', 'global', 'fme2na3kdi3ki', 7, 'pem28kje', '8615800001795', 'md5');
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm) VALUES ('a2', '客服 北京', '客服 北京', 'chile', 'ak 2', 9223372036854775807, 'appkey''2', '56912345678', 'sha256');
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm) VALUES ('a3', 'الدعم Straße', 'الدعم strasse', 'https://proxy.example/saas/wa/send?x=1&y=%20', 'ak3', 1, 'k3', '966501234567', 'md5');
INSERT INTO accounts (id, name, name_key, endpoint, access_key, tenant_id, appkey, business_phone, algorithm) VALUES ('a4', 'Practice', 'practice', 'http://127.0.0.1:8080/saas/wa/send', 'ak4', 4, 'k4', '8613600009759', 'md5');
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (1, 'send-1', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600009759', 'order_update', 'en_US', 1655710945431, '3568f25003125f23410589b17b887f94', 'accepted', NULL, NULL, NULL, 'wamid.HBgN1', 'trace-1', NULL, NULL, 1655710945643, 212);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (2, 'send-2', 'a2', '客服 北京', 'https://chl-api.nxlink.ai/saas/wa/send', '8613600022091', '订单更新', 'zh_CN', 1655711005431, '3568f25003125f23410589b17b887f94', 'rejected', NULL, 22091, '非 WhatsApp 用户 <b>x</b>', NULL, 'trace-2', 200, NULL, 1655711006931, 1500);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (3, 'send-3', 'a3', 'الدعم Straße', 'https://proxy.example/saas/wa/send?x=1&y=%20', '966501234567', 'تحديث', 'ar', 1655711065431, '3568f25003125f23410589b17b887f94', 'unknown', 'read_timeout', NULL, NULL, NULL, NULL, NULL, 'no answer within 30 s', 1655711095435, 30004);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (4, 'send-4', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600090003', 'order_update', 'en_US', 1655711125431, '3568f25003125f23410589b17b887f94', 'not_sent', 'keyring_locked', NULL, NULL, NULL, NULL, NULL, 'org.freedesktop.Secret.Error.IsLocked', 1655711125434, 3);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (5, 'send-5', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600090001', 'order_update', 'en_US', 1655711185431, '3568f25003125f23410589b17b887f94', 'rejected', NULL, '0x400000000000000000', '', NULL, '', 200, NULL, 1655711185643, 212);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (6, 'send-6', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600090002', 'order_update', 'en_US', 1655711245431, '3568f25003125f23410589b17b887f94', 'rejected', NULL, NULL, 'Forbidden', NULL, '', 403, NULL, 1655711245643, 212);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (7, 'send-7', 'a4', 'Practice', 'http://127.0.0.1:8080/saas/wa/send', '8613600009759', 'practice', 'en_US', 1655711305431, '3568f25003125f23410589b17b887f94', 'unknown', 'server_error', NULL, NULL, NULL, NULL, 503, '503', 1655711305643, 212);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (8, 'send-8', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '8613600009759', 'removed_account', 'es_MX', 1655711365431, '3568f25003125f23410589b17b887f94', 'accepted', NULL, NULL, NULL, 'wamid.8', '', NULL, NULL, 1655711365643, 212);
INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at, owner, state, reason, code, server_message, message_id, trace_id, http_status, detail, finished_at, duration_ms) VALUES (9, 'send-9', 'a1', 'Acme Support', 'https://api.nxcloud.com/saas/wa/send', '447700900123', 'order_update', 'en_GB', 1655711425431, '3568f25003125f23410589b17b887f94', 'sending', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO history_contents (history_id, body, answer) VALUES (1, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600009759","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/parcel.png?a=1&b=2"}}]},{"type":"body","parameters":[{"type":"text","text":"David"},{"type":"text","text":"China"},{"type":"text","text":"China"}]}]}}' AS BLOB), CAST('{"code":0,"message":"success","data":{"messageId":"wamid.HBgN1"},"traceId":"trace-1"}' AS BLOB));
INSERT INTO history_contents (history_id, body, answer) VALUES (2, CAST('{"tenant_id":9223372036854775807,"appkey":"appkey''2","business_phone":"56912345678","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600022091","type":"template","template":{"name":"订单更新","language":{"code":"zh_CN","policy":"deterministic"},"components":[{"type":"header","parameters":[{"type":"text","text":"包裹"}]},{"type":"body","parameters":[{"type":"text","text":"您好，\"牛\" 😀"},{"type":"text","text":"中国"}]}]}}' AS BLOB), CAST('{"code":22091,"message":"非 WhatsApp 用户 <b>x</b>","traceId":"trace-2"}' AS BLOB));
INSERT INTO history_contents (history_id, body, answer) VALUES (3, CAST('{"tenant_id":1,"appkey":"k3","business_phone":"966501234567","messaging_product":"whatsapp","recipient_type":"individual","to":"966501234567","type":"template","template":{"name":"تحديث","language":{"code":"ar","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"مرحبا ' || char(8207) || 'שלום"},{"type":"text","text":"it''s; -- a ''quote'' % _"},{"type":"text","text":"one two\tthree"}]}]}}' AS BLOB), CAST('' AS BLOB));
INSERT INTO history_contents (history_id, body, answer) VALUES (4, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600090003","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"David"}]}]}}' AS BLOB), CAST('' AS BLOB));
INSERT INTO history_contents (history_id, body, answer) VALUES (5, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600090001","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"David"}]}]}}' AS BLOB), CAST('{"code":1180591620717411303424}' AS BLOB));
INSERT INTO history_contents (history_id, body, answer) VALUES (6, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600090002","type":"template","template":{"name":"order_update","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"David"}]}]}}' AS BLOB), x'3c68746d6c3efffe0020466f7262696464656e0d0a3c2f68746d6c3e');
INSERT INTO history_contents (history_id, body, answer) VALUES (7, CAST('{"tenant_id":4,"appkey":"k4","business_phone":"8613600009759","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600009759","type":"template","template":{"name":"practice","language":{"code":"en_US","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}]}]}}' AS BLOB), CAST('busy' AS BLOB));
INSERT INTO history_contents (history_id, body, answer) VALUES (8, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"8613600009759","type":"template","template":{"name":"removed_account","language":{"code":"es_MX","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"}]}]}}' AS BLOB), CAST('{"code":0}' AS BLOB));
INSERT INTO history_contents (history_id, body, answer) VALUES (9, CAST('{"tenant_id":7,"appkey":"pem28kje","business_phone":"8615800001795","messaging_product":"whatsapp","recipient_type":"individual","to":"447700900123","type":"template","template":{"name":"order_update","language":{"code":"en_GB","policy":"deterministic"},"components":[{"type":"body","parameters":[{"type":"text","text":"the power failed here"}]}]}}' AS BLOB), CAST('' AS BLOB));
CREATE INDEX history_sending ON history (owner) WHERE state = 'sending';
UPDATE sqlite_sequence SET seq = 9 WHERE name = 'history';
PRAGMA application_id = 0;
PRAGMA user_version = 1;
