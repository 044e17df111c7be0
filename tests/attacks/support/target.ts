import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCodeHasher, insertAccount } from '../../../api/src/accounts/index.ts'
import type { CodeHash } from '../../../api/src/deps.ts'
import { openDatabase, type Database, type Statement } from '../../../api/src/platform/database.ts'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { migrate } from '../../../api/src/platform/migrations.ts'
import { createId } from '../../../api/src/platform/tokens.ts'
import { upsertEmployer } from '../../../api/src/registry/index.ts'
import { replaceThemes } from '../../../api/src/themes/index.ts'
import { startChild } from '../../support/child.ts'
import { openMailbox, type Mailbox } from '../../support/mailbox.ts'
import { findFreePort, waitForPort } from '../../support/ports.ts'
import { siretOf } from '../../support/sirets.ts'
import { testEnvironment } from '../../support/test-app.ts'
import { themes } from '../../support/themes.ts'

/** The api as a process of its own, and the attacker's look into its database and its mails. */
export interface Target {
  url: string
  database: Database
  mailbox: Mailbox
  /** Employers with an account, all with the same code. */
  addVictims(count: number): Promise<Victim[]>
  /** A valid SIRET that Enim does not know. */
  unknownSiret(): string
  stop(): Promise<void>
}

export interface Victim {
  id: string
  siret: string
  email: string
}

export const victimCode = '730264'
export const otherCode = '604917'

const main = fileURLToPath(new URL('../../../api/src/main.ts', import.meta.url))
const clock = { now: () => new Date() }
const BATCH = 500

export async function startTarget(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-attack-'))
  const mailbox = await openMailbox()
  const port = await findFreePort()
  const environment = {
    ...testEnvironment,
    API_PORT: String(port),
    SMTP_URL: mailbox.url,
    DATABASE_URL: `file:${join(folder, 'portal.db')}`,
    FILES_URL: `file:${join(folder, 'files')}`,
  }
  const settings = parseEnv(environment)
  const database = await openDatabase(settings.databaseUrl)
  await migrate(database)
  await database.write(replaceThemes(themes))
  const codes = await createCodeHasher(settings.peppers)
  const codeHash = await codes.hash(victimCode)
  const api = startChild(main, [], environment)
  await Promise.race([waitForPort(port), api.ended])

  let used = 0
  return {
    url: `http://127.0.0.1:${String(port)}`,
    database,
    mailbox,
    unknownSiret: () => siretOf(used++),
    async addVictims(count) {
      const victims = Array.from({ length: count }, () => victimOf(siretOf(used++)))
      const statements = victims.flatMap((victim) => rowsOf(victim, codeHash))
      while (statements.length > 0) await database.write(statements.splice(0, BATCH))
      return victims
    },
    async stop() {
      api.process.kill('SIGTERM')
      await api.ended
      await database.close()
      await mailbox.close()
      await rm(folder, { recursive: true })
    },
  }
}

function victimOf(siret: string): Victim {
  return { id: createId(), siret, email: `${siret}@victime.example` }
}

function rowsOf({ id, siret, email }: Victim, codeHash: CodeHash): Statement[] {
  const name = 'Armement d’essai'
  return [
    upsertEmployer({ clock }, { siret, name, address: '1 quai des Essais' }),
    insertAccount({ clock }, { id, siret, email, holder: name, mobile: null, codeHash }),
  ]
}
