import { EventEmitter } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCodeHasher } from '../../api/src/accounts/index.ts'
import { createApp, type Deps } from '../../api/src/app.ts'
import { deliverDueMails } from '../../api/src/outbox/index.ts'
import { hashingPlaces, pdfThreads } from '../../api/src/open-deps.ts'
import { createAntivirus } from '../../api/src/platform/antivirus.ts'
import { createBeat } from '../../api/src/platform/beat.ts'
import { openBlobStore } from '../../api/src/platform/blobs/index.ts'
import { openDatabase } from '../../api/src/platform/database.ts'
import { parseEnv } from '../../api/src/platform/env.ts'
import { createGate } from '../../api/src/platform/gate.ts'
import { createLog } from '../../api/src/platform/log.ts'
import { createMailTexts } from '../../api/src/platform/mail-texts.ts'
import { createMailer } from '../../api/src/platform/mailer.ts'
import { createSmsSender } from '../../api/src/platform/sms.ts'
import { createThreadPool } from '../../api/src/platform/thread-pool.ts'
import { migrate } from '../../api/src/platform/migrations.ts'
import { replaceThemes } from '../../api/src/themes/index.ts'
import { openBrowser, siteHeaders, type Browser } from './browser.ts'
import { cast, type Person } from './cast.ts'
import { createFixedClock, type FixedClock } from './fixed-clock.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'
import { enrol, insertPerson } from './people.ts'
import { themes } from './themes.ts'

export interface TestApp {
  app: ReturnType<typeof createApp>
  deps: Deps
  clock: FixedClock
  mailbox: Mailbox
  /** The temporary folder of this app: its database and its files. */
  folder: string
  databaseUrl: string
  /** What was logged, one object a line. */
  logged: Record<string, unknown>[]
  /** The account's id. */
  accountOf(person: Person): string
  /** Nobody is logged in. */
  visitor(): Browser
  /** From a browser that the account knows. */
  logIn(person: Person): Promise<Browser>
  /** Sends the mails that are due, as the worker would. */
  deliver(): Promise<void>
  close(): Promise<void>
}

export const publicUrl = 'http://localhost:4321'

/** The environment that the app of the tests is started with. */
export const testEnvironment = {
  NODE_ENV: 'test',
  PUBLIC_URL: publicUrl,
  SMTP_URL: 'smtp://127.0.0.1:25',
  MAIL_FROM: 'Espace personnel Enim <ne-pas-repondre@enim.example>',
  CODE_PEPPER: Buffer.alloc(32, 7).toString('base64'),
  SITE_KEY: siteHeaders['x-site-key'],
  CAPTCHA_KEY: 'captcha-key-of-the-tests-0123456',
  RECEIPT_KEY: Buffer.alloc(32, 8).toString('base64'),
  AGENT_KEY: Buffer.alloc(32, 9).toString('base64'),
  CALENDAR_KEY: Buffer.alloc(32, 10).toString('base64'),
  SUBSCRIPTION_KEY: Buffer.alloc(32, 11).toString('base64'),
  CMS_URL: 'http://127.0.0.1:1',
  CMS_TOKEN: 'token-of-the-tests',
  CMS_KEY: 'cms-key-of-the-tests-0123456789abcdef',
  API_SPEC: 'true',
}

/** The real app on a real database, files and mail server, with a clock that stands still. */
export async function createTestApp(overrides: Partial<Deps> = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-api-'))
  const databaseUrl = `file:${join(folder, 'portal.db')}`
  const mailbox = await openMailbox()
  const clock = createFixedClock()
  const logged: Record<string, unknown>[] = []
  const settings = parseEnv({ ...testEnvironment, API_PORT: '0', SMTP_URL: mailbox.url })
  const deps: Deps = {
    settings,
    database: await openDatabase(databaseUrl),
    blobs: await openBlobStore(`file:${join(folder, 'files')}`),
    mailer: createMailer({ url: mailbox.url, from: settings.mailFrom }),
    letterMailer: createMailer({ url: mailbox.url, from: settings.mailFrom, connections: 5 }),
    sms: createSmsSender({}),
    mailTexts: createMailTexts(),
    antivirus: createAntivirus(undefined),
    codes: await createCodeHasher(settings.peppers),
    hashing: createGate(hashingPlaces),
    refusals: createBeat(0),
    pdfs: createThreadPool({ ...pdfThreads, size: settings.pdfThreads }),
    clock,
    log: createLog({
      write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>),
    }),
    events: new EventEmitter(),
    ...overrides,
  }
  await migrate(deps.database)
  await deps.database.write(replaceThemes(themes))
  const accounts = new Map<Person, string>()
  for (const person of cast) accounts.set(person, await insertPerson(deps, person))
  const app = createApp(deps)

  return {
    app,
    deps,
    clock,
    mailbox,
    folder,
    databaseUrl,
    logged,
    accountOf: (person) => accounts.get(person) ?? '',
    visitor: () => openBrowser(app),
    logIn: async (person) => {
      const browser = openBrowser(app)
      await enrol(deps, browser, accounts.get(person) ?? '')
      const answer = await browser.logIn(person)
      if (answer.status !== 201) throw new Error(`${person.holder}: ${await answer.text()}`)
      return browser
    },
    deliver: () => deliverDueMails(deps),
    async close() {
      deps.mailer.close()
      deps.letterMailer.close()
      await deps.pdfs.close()
      await deps.database.close()
      await mailbox.close()
      await rm(folder, { recursive: true })
    },
  }
}
