"""Convert a tree of JSON values to a message, and list what this program cannot send."""

from nxwa_desktop.importing.json_tokens import JsonComment, JsonScalar
from nxwa_desktop.importing.json_tree import JsonArray, JsonNode, JsonObject, JsonTree, fields_of, span, walk
from nxwa_desktop.importing.message_shapes import defines_template
from nxwa_desktop.importing.result import (
    ImportedMessage,
    ImportRefusal,
    LeftOutKind,
    LeftOutPart,
    RefusalReason,
    Repair,
    RepairKind,
)
from nxwa_desktop.protocol.account_limits import MAX_TENANT_ID
from nxwa_desktop.protocol.message import Header, ImageHeader, Message, NoHeader, TextHeader, texts_of
from nxwa_desktop.templates.placeholders import labels_of

_FIXED = {"messaging_product": "whatsapp", "recipient_type": "individual"}
_WITH_FALLBACK = {"currency", "date_time"}
"""Parameter types that the endpoint does not take, but whose `fallback_value` is a text."""
_LONGEST_VALUE = 60
"""The most characters of a value that is reported."""

Fields = dict[str, JsonNode]


def read_tree(tree: JsonTree) -> ImportedMessage | ImportRefusal:
    """Read the message in a tree of values. Never raises."""
    return _Reader(tree).read()


class _Reader:
    def __init__(self, tree: JsonTree) -> None:
        self._root = tree.root
        self._names = dict(reversed(_named(tree.comments)))
        self._repairs = list(tree.repairs)
        self._left_out: list[LeftOutPart] = []
        self._as_text: list[JsonScalar] = []
        self._named_rows = 0

    def read(self) -> ImportedMessage | ImportRefusal:
        root = self._root
        if isinstance(root, JsonArray) and len(root.items) == 1:
            root = root.items[0]
        if not isinstance(root, JsonObject):
            return ImportRefusal(RefusalReason.TEMPLATES if _defines_templates(root) else RefusalReason.NOT_A_MESSAGE)
        body = self._fields(root)
        template = body.get("template")
        if not isinstance(template, JsonObject):
            return self._refused(root, body)
        if "to" not in body and defines_template(fields_of(template)):
            return ImportRefusal(RefusalReason.TEMPLATES)
        kind = body.pop("type", None)
        if isinstance(kind, JsonScalar) and kind.text != "template":
            return ImportRefusal(RefusalReason.OTHER_TYPE, kind.text[:_LONGEST_VALUE])
        return self._imported(body, self._fields(body.pop("template")))

    def _refused(self, root: JsonObject, body: Fields) -> ImportRefusal:
        if _defines_templates(root):
            return ImportRefusal(RefusalReason.TEMPLATES)
        kind = body.get("type")
        if "to" in body and isinstance(kind, JsonScalar) and kind.text != "template":
            return ImportRefusal(RefusalReason.OTHER_TYPE, kind.text[:_LONGEST_VALUE])
        return ImportRefusal(RefusalReason.NOT_A_MESSAGE)

    def _imported(self, body: Fields, template: Fields) -> ImportedMessage:
        tenant_id = self._tenant(body.pop("tenant_id", None))
        appkey, phone = (self._optional(body, name) for name in ("appkey", "business_phone"))
        for name, only in _FIXED.items():
            self._fixed(name, body.pop(name, None), only)
        recipient = self._text(body, "to")
        if "recipient" in body:
            self._leave_out(LeftOutKind.RECIPIENT, _shown(body.pop("recipient")))
        self._rest(body, "")
        name, language = self._text(template, "name"), self._language(template.pop("language", None))
        header, rows, labels = self._components(template.pop("components", None))
        self._rest(template, "template.")
        if self._named_rows:
            self._repairs.append(Repair(RepairKind.NAMES, self._named_rows))
        if self._as_text:
            self._repairs += (Repair(RepairKind.AS_TEXT, 1, value.text) for value in self._as_text)
        message = Message(recipient, name, language, header, rows, "", labels if any(labels) else ())
        texts = (recipient, name, language, *texts_of(message))
        variables = dict.fromkeys(variable for text in texts for variable in _variables_of(text))
        self._repairs += (Repair(RepairKind.VARIABLE, 1, variable) for variable in variables)
        return ImportedMessage(
            message,
            tenant_id,
            appkey,
            phone,
            repairs=tuple(self._repairs),
            left_out=tuple(self._left_out),
        )

    def _fields(self, node: JsonNode | None, name: str = "") -> Fields:
        """The fields of an object; the last of duplicate keys counts, and is reported.

        Anything but an object is reported under `name`.
        """
        fields: Fields = {}
        if isinstance(node, JsonObject):
            for key, inside in node.items:
                if key.text in fields:
                    self._repairs.append(Repair(RepairKind.TWICE, 1, key.text))
                fields[key.text] = inside
        elif node is not None:
            self._leave_out(LeftOutKind.VALUE, name, _shown(node))
        return fields

    def _items(self, node: JsonNode | None, name: str) -> tuple[JsonNode, ...]:
        """The elements of an array; anything else is reported under `name`."""
        if isinstance(node, JsonArray):
            return node.items
        if node is not None:
            self._leave_out(LeftOutKind.VALUE, name, _shown(node))
        return ()

    def _rest(self, fields: Fields, where: str) -> None:
        for name in fields:
            self._leave_out(LeftOutKind.KEY, where + name)

    def _leave_out(self, kind: LeftOutKind, name: str = "", value: str = "") -> None:
        self._left_out.append(LeftOutPart(kind, name[:_LONGEST_VALUE], value[:_LONGEST_VALUE]))

    def _text(self, fields: Fields, name: str) -> str:
        return self._optional(fields, name) or ""

    def _optional(self, fields: Fields, name: str) -> str | None:
        """A text, or a number as written; None for anything else."""
        node = fields.pop(name, None)
        if isinstance(node, JsonScalar) and (node.is_text or node.text != "null"):
            if not node.is_text:
                self._as_text.append(node)
            return node.text
        if node is not None:
            self._leave_out(LeftOutKind.VALUE, name, _shown(node))
        return None

    def _tenant(self, node: JsonNode | None) -> int | None:
        if node is None:
            return None
        if isinstance(node, JsonScalar) and _is_tenant(node.text.strip()):
            if node.is_text:
                self._repairs.append(Repair(RepairKind.AS_NUMBER, 1, node.text))
            return int(node.text)
        self._leave_out(LeftOutKind.TENANT, "tenant_id", _shown(node))
        return 0

    def _fixed(self, name: str, node: JsonNode | None, only: str) -> None:
        if node is not None and not (isinstance(node, JsonScalar) and node.text == only):
            self._leave_out(LeftOutKind.VALUE, name, _shown(node))

    def _language(self, node: JsonNode | None) -> str:
        if isinstance(node, JsonScalar):
            self._repairs.append(Repair(RepairKind.SPELLING, 1, "language"))
            return node.text
        fields = self._fields(node, "language")
        code = self._text(fields, "code")
        self._fixed("policy", fields.pop("policy", None), "deterministic")
        self._rest(fields, "language.")
        return code

    def _components(self, node: JsonNode | None) -> tuple[Header, tuple[str, ...], tuple[str, ...]]:
        header: Header = NoHeader()
        rows: tuple[str, ...] = ()
        labels: tuple[str, ...] = ()
        seen: set[str] = set()
        for each in (node,) if isinstance(node, JsonObject) else self._items(node, "components"):
            if not isinstance(each, JsonObject):
                self._leave_out(LeftOutKind.COMPONENT, _shown(each))
                continue
            fields = self._fields(each)
            written = self._text(fields, "type")
            kind = written.lower()
            if kind not in {"header", "body"}:
                self._leave_out(LeftOutKind.COMPONENT, written)
                continue
            if kind in seen:
                self._leave_out(LeftOutKind.REPEATED, kind)
                continue
            seen.add(kind)
            if written != kind:
                self._repairs.append(Repair(RepairKind.SPELLING, 1, written))
            items = self._items(fields.pop("parameters", None), f"{kind}.parameters")
            self._rest(fields, f"{kind}.")
            if kind == "header":
                header = self._header(items)
            else:
                read = [self._row(number, item) for number, item in enumerate(items, 1)]
                rows, labels = tuple(row for row, _ in read), tuple(label for _, label in read)
        return header, rows, labels

    def _header(self, items: tuple[JsonNode, ...]) -> Header:
        texts: list[tuple[str, str]] = []
        image: ImageHeader | None = None
        for item in items:
            fields = self._fields(item, "header")
            kind = self._text(fields, "type")
            if kind == "image" and image is None and not texts:
                image = ImageHeader(self._link(fields.pop("image", None)))
                self._rest(fields, "header.")
            elif (kind == "text" or kind in _WITH_FALLBACK) and image is None:
                self._read_fallback(fields, kind)
                texts.append(self._texts(fields, item, "header.", len(texts) + 1))
            else:
                self._leave_out(LeftOutKind.HEADER, kind)
        if image is not None:
            return image
        if not texts:
            return NoHeader()
        labels = tuple(label for _, label in texts)
        return TextHeader(tuple(text for text, _ in texts), "", labels if any(labels) else ())

    def _link(self, node: JsonNode | None) -> str:
        fields = self._fields(node, "image")
        link = self._text(fields, "link")
        self._rest(fields, "image.")
        return link

    def _row(self, number: int, item: JsonNode) -> tuple[str, str]:
        fields = self._fields(item, f"parameter {number}")
        kind = self._text(fields, "type") if "type" in fields else "text"
        if self._read_fallback(fields, kind) or kind == "text":
            return self._texts(fields, item, "body.", number)
        # An empty row keeps the numbers of the rows after it.
        self._leave_out(LeftOutKind.PARAMETER, str(number), kind)
        return "", ""

    def _read_fallback(self, fields: Fields, kind: str) -> bool:
        """Replace a currency or a date by its fallback text. True if there was one."""
        inside = fields.get(kind) if kind in _WITH_FALLBACK else None
        text = fields_of(inside).get("fallback_value") if isinstance(inside, JsonObject) else None
        if not isinstance(text, JsonScalar) or "text" in fields:
            return False
        del fields[kind]
        fields["text"] = text
        self._repairs.append(Repair(RepairKind.FALLBACK, 1, text.text))
        return True

    def _texts(self, fields: Fields, item: JsonNode, where: str, number: int) -> tuple[str, str]:
        """The text of a parameter, and its name from a comment or its own field."""
        if "text" not in fields:
            self._leave_out(LeftOutKind.TEXTLESS, str(number))
        text = self._text(fields, "text")
        named = fields.pop("parameter_name", None)
        self._rest(fields, where)
        label = named.text.strip() if isinstance(named, JsonScalar) else self._label(item)
        self._named_rows += bool(label)
        return text, label

    def _label(self, item: JsonNode) -> str:
        first, last = span(item)
        return next((self._names[at] for at in range(first, last + 1) if at in self._names), "")


def _named(comments: tuple[JsonComment, ...]) -> list[tuple[int, str]]:
    """The comments that name exactly one variable, with the numbers of their values."""
    found = ((comment.at, labels_of(comment.text)) for comment in comments)
    return [(at, labels[0]) for at, labels in found if len(labels) == 1]


def _defines_templates(node: JsonNode) -> bool:
    """True for template definitions of Meta or a template file of this program."""
    keys = {value.text for value in walk(node)}
    return "nxwa_templates" in keys or ({"name", "components"} <= keys and bool({"category", "BODY", "status"} & keys))


def _variables_of(text: str) -> tuple[str, ...]:
    """The `{{variables}}` in the text, as Postman writes them."""
    return tuple(f"{{{{{label}}}}}" for label in labels_of(text))


def _is_tenant(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 19 and 1 <= int(text) <= MAX_TENANT_ID


def _shown(node: JsonNode) -> str:
    return node.text if isinstance(node, JsonScalar) else "…"
