import { EventEmitter } from 'node:events'
import { createCodeHasher } from './accounts/index.ts'
import type { Deps } from './deps.ts'
import { createAntivirus } from './platform/antivirus.ts'
import { createBeat } from './platform/beat.ts'
import { openBlobStore } from './platform/blobs/index.ts'
import { systemClock } from './platform/clock.ts'
import { openDatabase } from './platform/database.ts'
import type { Settings } from './platform/env.ts'
import { createGate } from './platform/gate.ts'
import { createLog } from './platform/log.ts'
import { createMailTexts } from './platform/mail-texts.ts'
import { createMailer } from './platform/mailer.ts'
import { readDkimKey } from './platform/dkim.ts'
import { createSmsSender } from './platform/sms.ts'
import { createThreadPool } from './platform/thread-pool.ts'

/** Twice what a refusal takes: one row more in the journal, or a busier disk, changes no answer. */
const REFUSAL_BEAT_MS = 50

/** A hundred waiting is about two seconds. */
export const hashingPlaces = { places: 2, waiting: 100 }

/** A hundred waiting is about five seconds; a form of a hundred pages is filled in well within the time. */
export const pdfThreads = { name: 'PDF', waiting: 100, timeoutMs: 20_000, megabytes: 192 }

/** The real things, chosen by their addresses in the environment. */
export async function openDeps(settings: Settings): Promise<Deps> {
  const { databaseUrl, databaseAuthToken, filesUrl, smtpUrl, mailFrom, clamdUrl, peppers } =
    settings
  const log = createLog()
  const { dkim: signing } = settings
  const dkim = signing && { ...signing, key: readDkimKey(signing.keyFile) }
  return {
    settings,
    database: await openDatabase(databaseUrl, databaseAuthToken),
    blobs: await openBlobStore(filesUrl),
    mailer: createMailer({ url: smtpUrl, from: mailFrom, dkim }),
    letterMailer: createMailer({ url: smtpUrl, from: mailFrom, dkim, connections: 5 }),
    sms: createSmsSender(settings.sms),
    mailTexts: createMailTexts(),
    antivirus: createAntivirus(clamdUrl),
    codes: await createCodeHasher(peppers),
    hashing: createGate(hashingPlaces),
    refusals: createBeat(REFUSAL_BEAT_MS),
    pdfs: createThreadPool({ ...pdfThreads, size: settings.pdfThreads, log }),
    clock: systemClock,
    log,
    events: new EventEmitter(),
  }
}

/** Waits for the writes under way. */
export async function closeDeps(deps: Deps): Promise<void> {
  const { mailer, letterMailer, pdfs, database } = deps
  mailer.close()
  letterMailer.close()
  await pdfs.close()
  await database.close()
}
