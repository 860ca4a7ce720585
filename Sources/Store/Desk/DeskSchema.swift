/// The tables of the analysts' desk, in the ledger's file: what is in doubt, and the trail.
enum DeskSchema {
    /// A trail's row may be blanked, never otherwise changed, and only when its document's contents are asked to go.
    static let version2 = """
        CREATE TABLE desk_document (
            delivery INTEGER PRIMARY KEY REFERENCES delivery(id) ON DELETE CASCADE,
            revision INTEGER NOT NULL DEFAULT 0,
            fields INTEGER NOT NULL,
            accepted INTEGER NOT NULL,
            open INTEGER NOT NULL,
            settled INTEGER NOT NULL DEFAULT 0,
            awaiting INTEGER NOT NULL DEFAULT 0,
            failed_checks INTEGER NOT NULL,
            stake REAL NOT NULL,
            rubric TEXT,
            total REAL,
            maximum REAL,
            search TEXT NOT NULL,
            done_at REAL
        );
        CREATE INDEX desk_document_stake ON desk_document(stake DESC, open DESC, delivery);

        CREATE TABLE desk_field (
            delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            status TEXT NOT NULL,
            is_filled INTEGER NOT NULL,
            confidence REAL NOT NULL,
            revision INTEGER NOT NULL DEFAULT 0,
            lot INTEGER NOT NULL,
            shape TEXT,
            shape_reading TEXT,
            shape_other TEXT,
            current BLOB,
            PRIMARY KEY (delivery, position)
        ) WITHOUT ROWID;
        CREATE INDEX desk_field_lot ON desk_field(lot) WHERE status = 'accepted' AND is_filled = 1;
        CREATE INDEX desk_field_shape ON desk_field(shape, delivery) WHERE shape IS NOT NULL AND status = 'waiting';

        CREATE TABLE desk_doubt (
            delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
            code TEXT NOT NULL,
            fields INTEGER NOT NULL,
            PRIMARY KEY (delivery, code)
        ) WITHOUT ROWID;
        CREATE INDEX desk_doubt_code ON desk_doubt(code);

        CREATE TABLE trail (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            delivery INTEGER NOT NULL REFERENCES delivery(id),
            revision INTEGER NOT NULL,
            position INTEGER NOT NULL,
            field TEXT,
            label TEXT NOT NULL,
            action TEXT NOT NULL,
            old BLOB,
            new BLOB,
            who TEXT NOT NULL,
            at REAL NOT NULL,
            why TEXT,
            undoes INTEGER REFERENCES trail(id),
            is_sample INTEGER NOT NULL,
            confidence REAL NOT NULL,
            features BLOB,
            is_forgotten INTEGER NOT NULL DEFAULT 0,
            UNIQUE (delivery, revision)
        );
        CREATE INDEX trail_at ON trail(at);
        CREATE UNIQUE INDEX trail_undoes ON trail(undoes) WHERE undoes IS NOT NULL;

        CREATE TRIGGER trail_is_never_shortened BEFORE DELETE ON trail
        BEGIN SELECT RAISE(ABORT, 'the trail is only ever added to'); END;

        CREATE TRIGGER trail_is_never_replaced BEFORE INSERT ON trail
        WHEN EXISTS (
            SELECT 1 FROM trail
            WHERE id = NEW.id OR (delivery = NEW.delivery AND revision = NEW.revision) OR (NEW.undoes IS NOT NULL AND undoes = NEW.undoes)
        )
        BEGIN SELECT RAISE(ABORT, 'the trail is only ever added to'); END;

        CREATE TRIGGER trail_is_never_changed BEFORE UPDATE ON trail
        WHEN NOT (
            NEW.is_forgotten = 1 AND NEW.old IS NULL AND NEW.new IS NULL AND NEW.why IS NULL AND NEW.features IS NULL AND NEW.label = ''
            AND NEW.id = OLD.id AND NEW.delivery = OLD.delivery AND NEW.revision = OLD.revision AND NEW.position = OLD.position
            AND NEW.field IS OLD.field AND NEW.action = OLD.action AND NEW.who = OLD.who AND NEW.at = OLD.at AND NEW.undoes IS OLD.undoes
            AND NEW.is_sample = OLD.is_sample AND NEW.confidence = OLD.confidence
            AND (
                EXISTS (SELECT 1 FROM forget_request WHERE delivery = OLD.delivery)
                OR EXISTS (SELECT 1 FROM delivery WHERE id = OLD.delivery AND record_removed_at IS NOT NULL)
            )
        )
        BEGIN SELECT RAISE(ABORT, 'the trail is only ever added to'); END;

        CREATE TABLE alias (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            form TEXT NOT NULL,
            field TEXT NOT NULL,
            label TEXT NOT NULL,
            wording TEXT NOT NULL,
            wording_key TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'proposed',
            findings BLOB,
            decided_by TEXT,
            decided_at REAL,
            UNIQUE (form, field, wording_key)
        );
        CREATE TABLE alias_seen (
            alias INTEGER NOT NULL REFERENCES alias(id) ON DELETE CASCADE,
            delivery INTEGER NOT NULL REFERENCES delivery(id) ON DELETE CASCADE,
            PRIMARY KEY (alias, delivery)
        ) WITHOUT ROWID;
        """
}
