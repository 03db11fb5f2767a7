"""The messages of the pictures."""

from typing import NamedTuple

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


SENDS = (
    (2702, "5511961234567", "order_update", "pt_BR"),
    (2650, "34612345678", "delivery_failed", "es"),
    (1502, "628123456789", "payment_received", "id"),
    (1441, "8613600022125", "order_update", "zh_CN"),
    (1380, "14155550132", "appointment_reminder", "en_US"),
    (260, "8613600090001", "order_update", "zh_CN"),
    (190, "447911123456", "welcome_offer", "en_GB"),
    (121, "971501234567", "order_update", "ar"),
    (64, "8613600022091", "delivery_failed", "zh_CN"),
    (33, "628111234567", "order_update", "id"),
    (12, "6591234567", "payment_received", "en_US"),
    (3, "8613600009759", "order_update", "en_US"),
)
"""Minutes ago, recipient, template and language; the sandbox answers by a recipient's last digits."""
