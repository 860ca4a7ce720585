import GRDB

/// The ledger's tables, as migrations: one that was published is never changed again.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { database in try database.execute(sql: version1) }
        migrator.registerMigration("v2-desk") { database in try database.execute(sql: DeskSchema.version2) }
        return migrator
    }

    /// Dates are seconds since 1970: `datetime(taken_at, 'unixepoch')`.
    private static let version1 = """
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            source_path BLOB NOT NULL,
            folder TEXT NOT NULL,
            name TEXT NOT NULL,
            device INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            sha256 TEXT,
            state TEXT NOT NULL,
            is_settled INTEGER NOT NULL DEFAULT 0,
            is_source_removed INTEGER NOT NULL DEFAULT 1,
            taken_at REAL NOT NULL,
            finished_at REAL,
            duplicate_of INTEGER REFERENCES delivery(id),
            reason TEXT,
            interruptions INTEGER NOT NULL DEFAULT 0,
            original_removed_at REAL,
            record_removed_at REAL
        );
        CREATE INDEX delivery_hash ON delivery(sha256);
        CREATE INDEX delivery_open ON delivery(state) WHERE state IN ('taking', 'taken');
        CREATE INDEX delivery_unsettled ON delivery(id) WHERE is_settled = 0;
        CREATE INDEX delivery_finished ON delivery(finished_at);

        CREATE TABLE attempt (
            delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            started_at REAL NOT NULL,
            ending TEXT,
            detail TEXT,
            seconds REAL,
            cpu_seconds REAL,
            peak_bytes INTEGER,
            PRIMARY KEY (delivery, number)
        ) WITHOUT ROWID;

        CREATE TABLE record (
            delivery INTEGER PRIMARY KEY REFERENCES delivery(id) ON DELETE CASCADE,
            form TEXT,
            agency TEXT,
            period TEXT,
            agency_key TEXT,
            period_key TEXT,
            pages INTEGER NOT NULL,
            facts BLOB NOT NULL,
            json BLOB
        );
        CREATE INDEX record_subject ON record(form, agency_key, period_key);

        CREATE TABLE supersession (
            older INTEGER PRIMARY KEY REFERENCES delivery(id) ON DELETE CASCADE,
            newer INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
            difference BLOB NOT NULL
        );
        CREATE INDEX supersession_newer ON supersession(newer);

        CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
            at REAL NOT NULL,
            what TEXT NOT NULL,
            detail TEXT
        );
        CREATE INDEX event_delivery ON event(delivery);

        CREATE TABLE forget_request (
            delivery INTEGER PRIMARY KEY REFERENCES delivery(id) ON DELETE CASCADE,
            at REAL NOT NULL
        );

        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            started_at REAL NOT NULL,
            ended_at REAL NOT NULL
        );
        """
}
