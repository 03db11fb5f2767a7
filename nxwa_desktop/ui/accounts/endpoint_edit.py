"""The choice of an endpoint: a documented region, or a URL of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.label_column import HINT_GAP
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox

CUSTOM = "custom"


class EndpointEdit(QWidget):
    """`changed()`: the endpoint is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.region = WheelSafeComboBox()
        for region in Region:
            host = region.url.split("/")[2]
            self.region.addItem(self.tr("{0} · {1}").format(self._name(region), host), region.value)
        self.region.addItem(self.tr("Custom URL"), CUSTOM)
        self.url = BoundedLine()
        self.url.setPlaceholderText(Region.GLOBAL.url)
        self.url.setAccessibleName(self.tr("URL of the endpoint"))
        column = QVBoxLayout(self)
        flat(column, gap=HINT_GAP)
        column.addWidget(self.region)
        column.addWidget(self.url)
        self.region.currentIndexChanged.connect(self._changed)
        self.url.textChanged.connect(self.changed)

    @property
    def endpoint(self) -> str:
        """A region's word, or the URL as typed."""
        return self.url.text() if self.is_custom else str(self.region.currentData())

    @property
    def is_custom(self) -> bool:
        """True where a URL is to be typed."""
        return bool(self.region.currentData() == CUSTOM)

    def show_endpoint(self, endpoint: str) -> None:
        """Show a region or a URL."""
        index = self.region.findData(endpoint)
        if index < 0:
            self.url.setText(endpoint)
            index = self.region.findData(CUSTOM)
        self.region.setCurrentIndex(index)
        self._changed()

    def _changed(self) -> None:
        self.url.setVisible(self.is_custom)
        self.changed.emit()

    def _name(self, region: Region) -> str:
        match region:
            case Region.GLOBAL:
                return self.tr("Global")
            case Region.INDONESIA:
                return self.tr("Indonesia")
            case Region.CHILE:
                return self.tr("Chile")
