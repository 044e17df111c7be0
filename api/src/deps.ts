import type { EventEmitter } from 'node:events'
import type { Antivirus } from './platform/antivirus.ts'
import type { Beat } from './platform/beat.ts'
import type { BlobId, BlobStore } from './platform/blobs/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database.ts'
import type { Settings } from './platform/env.ts'
import type { Gate } from './platform/gate.ts'
import type { Log } from './platform/log.ts'
import type { MailTexts } from './platform/mail-texts.ts'
import type { Mailer } from './platform/mailer.ts'
import type { SmsSender } from './platform/sms.ts'
import type { ThreadPool } from './platform/thread-pool.ts'

/** Everything a feature reaches that is not its own code. */
export interface Deps {
  settings: Settings
  database: Database
  blobs: BlobStore
  mailer: Mailer
  /** Its own connections: ten thousand letters hold up no code. */
  letterMailer: Mailer
  sms: SmsSender
  mailTexts: MailTexts
  antivirus: Antivirus
  codes: CodeHasher
  /** Before every hash of a code: more at once would delay every other request. */
  hashing: Gate
  /** When a refused login is answered. */
  refusals: Beat
  /** Where every PDF is drawn or filled in: one takes about 50 ms. */
  pdfs: ThreadPool
  clock: Clock
  log: Log
  /** Wakes the workers as soon as there is something for them; they also wake by themselves. */
  events: EventEmitter<Events>
}

export interface Events {
  'mail-queued': []
  'mail-asked': []
  'subscription-asked': []
  'files-stored': []
  /** A stored file is no longer what it was, or is gone. */
  'file-damaged': [BlobId]
  'event-announced': []
}

export interface CodeHash {
  hash: string
  /** Which key it was made with. */
  pepperId: string
}

export interface CodeHasher {
  hash(code: string): Promise<CodeHash>
  verify(expected: CodeHash, code: string): Promise<boolean>
  /** False for a hash made with the previous key. */
  isCurrent(hash: CodeHash): boolean
  /** The hash of no code, as costly to verify as any other. */
  readonly decoy: CodeHash
}
