-- Roles of the centre, run once by the owner of the database after `asn-desktop prepare`, and again
-- after every upgrade. Who may do what is kept by the server, not by the program.
--
--   asn_pembaca    reads everything: recaps, boards, the content of what was received
--   asn_penerima   receives and merges bundles, makes replies, keeps keys; never approves
--   asn_pemeriksa  returns, approves and decides questions; never brings anything in
--
-- A person gets an account in one of them:
--   CREATE ROLE ani LOGIN PASSWORD '…' IN ROLE asn_penerima;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'asn_pembaca') THEN
    CREATE ROLE asn_pembaca NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'asn_penerima') THEN
    CREATE ROLE asn_penerima NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'asn_pemeriksa') THEN
    CREATE ROLE asn_pemeriksa NOLOGIN;
  END IF;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO asn_pembaca, asn_penerima, asn_pemeriksa;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO asn_pembaca, asn_penerima, asn_pemeriksa;
GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO asn_penerima, asn_pemeriksa;

-- What is written once is never rewritten, whoever asks.
REVOKE UPDATE, DELETE ON journal_entry, revision, sealed_content FROM asn_penerima, asn_pemeriksa;
REVOKE UPDATE, DELETE ON journal_change FROM asn_penerima, asn_pemeriksa;
REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM asn_penerima, asn_pemeriksa;

-- Who imports does not approve.
REVOKE INSERT, UPDATE, DELETE ON approval, parcel_return, return_line FROM asn_penerima;
GRANT UPDATE (answered_on) ON parcel_return TO asn_penerima;  -- a merge closes a return

-- Who approves brings nothing in and lets nobody in.
REVOKE INSERT, UPDATE, DELETE ON bundle, bundle_content FROM asn_pemeriksa;
REVOKE INSERT ON held_revision FROM asn_pemeriksa;  -- a decision may release what was held
REVOKE INSERT, UPDATE, DELETE ON place, place_key, key_list FROM asn_pemeriksa;
