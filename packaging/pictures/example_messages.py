"""The messages of the pictures."""

from typing import NamedTuple

from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.templates.saved_template import SavedTemplate

PICTURE = "https://example.com/parcel.png"


class ExampleMessage(NamedTuple):
    """A message in one language, and the values of its variables."""

    language: str
    template: str
    text: str
    values: tuple[str, ...]


ENGLISH = ExampleMessage(
    "en_US",
    "order_update",
    "Hello {{First Name}}, your order *{{Order}}* has left our warehouse and reaches {{City}} on {{Day}}.\n\n"
    "Is the address in {{City}} still right? If not, just reply to this message.",
    ("Maria", "A-20931", "Lisbon", "Thursday"),
)
CHINESE_WORDS = ExampleMessage(
    "zh_CN",
    "order_update",
    "{{姓名}}，您好！您的订单 *{{订单号}}* 已从仓库发出，预计{{日期}}送达{{城市}}。\n\n"
    "{{城市}}的收货地址如有变化，请直接回复本消息。",
    ("王丽", "A-20931", "星期四", "深圳"),
)
ARABIC = ExampleMessage(
    "ar",
    "order_update",
    "مرحبا {{الاسم}}، غادر طلبك *{{رقم الطلب}}* مستودعنا وسيصل إلى {{المدينة}} يوم {{اليوم}}.\n\n"
    "هل لا يزال العنوان في {{المدينة}} صحيحا؟ إن تغير فأجب عن هذه الرسالة.",
    ("ليلى", "A-20931", "دبي", "الخميس"),
)


INDONESIAN = ExampleMessage(
    "id",
    "order_update",
    "Halo {{First Name}}, pesanan *{{Order}}* telah meninggalkan gudang kami dan tiba di {{City}} hari {{Day}}.\n\n"
    "Apakah alamat di {{City}} masih benar? Jika tidak, balas saja pesan ini.",
    ("Budi", "A-20944", "Bandung", "Jumat"),
)


def _template(words: ExampleMessage, *examples: str, footer: str = "", button: str = "") -> SavedTemplate:
    return SavedTemplate(
        id=f"{words.template} {words.language}",
        title=words.template,
        name=words.template,
        language=words.language,
        header_kind=HeaderKind.IMAGE,
        header_examples=(PICTURE,),
        body_text=words.text,
        body_labels=labels_of(words.text),
        body_examples=examples,
        footer=footer or "Acme Logistics · reply STOP to opt out",
        buttons=(button or "Track the parcel",),
        status="APPROVED",
        category="UTILITY",
    )


def _text(name: str, language: str, text: str, status: str = "APPROVED", *, reason: str = "") -> SavedTemplate:
    return SavedTemplate(
        id=f"{name} {language}",
        title=name,
        name=name,
        language=language,
        body_text=text,
        body_labels=labels_of(text),
        status=status,
        category="UTILITY",
        rejected_reason=reason,
    )


TEMPLATES = (
    _template(ENGLISH, "David", "A-10001", "Berlin", "Monday", "Berlin"),
    _template(CHINESE_WORDS, footer="Acme 物流 · 回复 STOP 退订", button="查看物流"),
    _template(INDONESIAN, footer="Acme Logistics · balas STOP untuk berhenti"),
    _template(ARABIC),
    _text("appointment_reminder", "en_US", "Hello {{1}}, see you on {{2}} at {{3}}."),
    _text("appointment_reminder", "es", "Hola {{1}}, nos vemos el {{2}} a las {{3}}."),
    _text("appointment_reminder", "ar", "مرحبا {{1}}، نراك يوم {{2}} الساعة {{3}}."),
    _text("delivery_failed", "en_US", "We could not hand over your parcel today, {{1}}."),
    _text("delivery_failed", "zh_CN", "今天我们未能送达您的包裹，{{1}}。"),
    _text("delivery_failed", "es", "Hoy no pudimos entregar su paquete, {{1}}."),
    _text("parcel_promo", "en_US", "20 % off your next parcel, {{1}}.", "PAUSED"),
    _text("parcel_ready", "es_MX", "Hola {{1}}, tu pedido {{2}} está listo hasta {{3}}."),
    _text("parcel_ready", "zh_CN", "您好{{1}}，您的包裹{{2}}已到，请在{{3}}前领取。"),
    _text("parcel_returned", "en_US", "Your parcel {{1}} is on its way back to us.", "PENDING"),
    _text("payment_received", "en_US", "Your payment of {{1}} has arrived, thank you {{2}}."),
    _text("payment_received", "id", "Pembayaran Anda sebesar {{1}} telah kami terima, terima kasih {{2}}."),
    _text("video_hello", "en_US", "Welcome {{1}}", "REJECTED", reason="INVALID_FORMAT"),
)
"""The saved templates of both accounts, as NXCloud lists them."""
