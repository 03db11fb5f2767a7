"""Sentences about failures of the storage."""

from nxwa_desktop import texts
from nxwa_desktop.storage.errors import Change, DamagedOnDisk, DataFileChanged, StorageError
from nxwa_desktop.texts import storage


def _subclasses(kind: type[StorageError]) -> set[type[StorageError]]:
    return {kind}.union(*(_subclasses(sub) for sub in kind.__subclasses__()))


def test_every_trouble_with_the_disk_has_its_sentence() -> None:
    assert set(storage.STORAGE) < _subclasses(StorageError)
    assert {str(texts.storage.storage_problem(kind("x"))) for kind in storage.STORAGE} == set(storage.STORAGE.values())
    assert {texts.storage.storage_problem(kind("x")).text for kind in storage.STORAGE} <= set(texts.all_templates())
    for change in Change:
        assert str(texts.storage.storage_problem(DataFileChanged(change))) == storage.CHANGES[change]
    for kind in _subclasses(StorageError) - set(storage.STORAGE) - {DamagedOnDisk, DataFileChanged}:
        assert str(texts.storage.storage_problem(kind("x"))) == storage.OTHERWISE
    assert str(texts.storage.storage_problem(ValueError())) == storage.OTHERWISE
