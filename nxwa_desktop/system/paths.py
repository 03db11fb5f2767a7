"""The folders of data, log and settings. Nothing here touches the disk: whoever writes a file makes its folder."""

from pathlib import Path

import msgspec

APP_NAME = "nxwa-desktop"


class Paths(msgspec.Struct, frozen=True):
    """The program's own places, all absolute."""

    data_folder: Path
    """Holds the database, its companions and the marks of running processes; for its owner only."""
    database_file: Path
    log_file: Path
    settings_file: Path

    @property
    def backup_folder(self) -> Path:
        """Holds copies of the database."""
        return self.data_folder / "backups"

    @property
    def damaged_folder(self) -> Path:
        """Holds damaged databases that were set aside."""
        return self.data_folder / "damaged"

    @property
    def rescue_folders(self) -> tuple[Path, Path]:
        """Hold what cannot be written into the database at the moment: the second where the first cannot be used."""
        return self.data_folder / "rescued", self.log_file.parent / "rescued"

    @classmethod
    def of_user(cls) -> "Paths":
        """The folders that this operating system provides for a user."""
        # Costs milliseconds that a caller with a folder of its own need not pay.
        from platformdirs import PlatformDirs

        places = PlatformDirs(APP_NAME, appauthor=False)
        return cls._in(Path(places.user_data_dir), Path(places.user_log_dir), Path(places.user_config_dir))

    @classmethod
    def below(cls, folder: Path) -> "Paths":
        """Everything under one folder, apart from the user's own files."""
        folder = folder.absolute()
        return cls._in(folder / "data", folder / "log", folder / "config")

    @classmethod
    def _in(cls, data: Path, log: Path, config: Path) -> "Paths":
        return cls(data, data / f"{APP_NAME}.sqlite3", log / f"{APP_NAME}.log", config / "settings.ini")
