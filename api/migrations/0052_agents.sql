-- People of Enim who handle requests.
CREATE TABLE agents (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE, -- lower case
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('agent', 'supervisor', 'administrator')),
  state TEXT NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'active', 'disabled')),
  password_hash TEXT,
  pepper_id TEXT,
  -- AES-256-GCM with a key that is not in the database.
  totp_secret TEXT,
  -- The last step of 30 seconds that was used: none is used twice.
  totp_step INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  blocked_until INTEGER,
  -- Codes tried within one hour of the clock, whatever the login or the form.
  code_hour INTEGER NOT NULL DEFAULT 0,
  code_tries INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER
) STRICT;

CREATE TABLE agent_services (
  agent_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  theme_slug TEXT NOT NULL,
  PRIMARY KEY (agent_id, theme_slug)
) STRICT;

CREATE TABLE agent_invitations (
  token_hash TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL UNIQUE REFERENCES agents (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX agent_invitations_by_expiry ON agent_invitations (expires_at);

CREATE TABLE agent_recovery_codes (
  code_hash TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX agent_recovery_codes_by_agent ON agent_recovery_codes (agent_id);

-- The password was right, the authenticator's code is awaited.
CREATE TABLE agent_logins (
  token_hash TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  tries INTEGER NOT NULL DEFAULT 0,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX agent_logins_by_expiry ON agent_logins (expires_at);
CREATE INDEX agent_logins_by_agent ON agent_logins (agent_id);

-- One row at least is written by every try, whether the agent exists or not.
CREATE TABLE agent_tries (
  hour INTEGER PRIMARY KEY,
  tries INTEGER NOT NULL,
  refused INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE agent_sessions (
  token_hash TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  renewed_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX agent_sessions_by_agent ON agent_sessions (agent_id);
CREATE INDEX agent_sessions_by_expiry ON agent_sessions (expires_at);

ALTER TABLE journal ADD COLUMN agent_id TEXT;
CREATE INDEX journal_by_agent ON journal (agent_id, id) WHERE agent_id IS NOT NULL;
