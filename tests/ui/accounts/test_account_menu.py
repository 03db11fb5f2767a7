"""The menu of accounts."""

from tests.ui.window_driver import WindowDriver, account, entries, entry


def test_the_menu_lists_the_accounts_and_marks_the_chosen_one(fresh: WindowDriver) -> None:
    fresh.keep(account("Beta"), account("Acme"))
    menu = fresh.window.account_menu
    assert entries(menu) == [
        "Acme · +8615800001795",
        "Beta · +8615800001795",
        "&Practise in the sandbox",
        "&Add an account…",
        "&Edit “Acme”…",
        "&Delete “Acme”…",
    ]
    assert entry(menu, "Acme").isChecked()
    entry(menu, "Beta").trigger()
    assert fresh.app.account_service.chosen == account("Beta")
    assert "Beta" in fresh.window.navigation.card.text()
    assert "Beta" in fresh.window.navigation.card.accessibleName()
    assert entry(menu, "Beta").isChecked()
    assert not entry(menu, "Acme").isChecked()


def test_an_ampersand_in_a_name_is_shown(fresh: WindowDriver) -> None:
    fresh.keep(account("R&D"))
    assert "R&&D · +8615800001795" in entries(fresh.window.account_menu)


def test_a_long_name_is_shortened_and_whole_in_the_tip(fresh: WindowDriver) -> None:
    fresh.keep(account("x" * 200))
    button = fresh.window.navigation.card
    assert len(button.text()) < 100
    assert "x" * 200 in button.toolTip().replace("\n", "")
    assert fresh.window.width() <= 1180


def test_markup_in_a_name_is_text(fresh: WindowDriver) -> None:
    fresh.keep(account("<b>fat</b>"))
    assert fresh.window.navigation.card.toolTip().startswith("<b>fat</b>")
    assert fresh.window.navigation.card.text().startswith("<b>fat</b>")
