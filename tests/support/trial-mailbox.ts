import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import * as z from 'zod'
import { startChild, type Child } from './child.ts'
import { findFreePort } from './ports.ts'

const main = resolve(import.meta.dirname, '../../scripts/mailbox/main.ts')

const messagesSchema = z.array(
  z.object({
    id: z.string(),
    receivedAt: z.iso.datetime(),
    bytes: z.number(),
    envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
    from: z.string(),
    to: z.array(z.string()),
    cc: z.array(z.string()),
    subject: z.string(),
    date: z.iso.datetime().nullable(),
    messageId: z.string().nullable(),
    text: z.string(),
    html: z.string(),
    headers: z.record(z.string(), z.array(z.string())),
    attachments: z.array(z.object({ name: z.string(), type: z.string(), bytes: z.number() })),
  }),
)

/** The real trial mailbox, as a process of its own, with a folder and ports of its own. */
export class TrialMailbox {
  readonly folder: string
  readonly smtpPort: number
  readonly webPort: number
  readonly #client: ReturnType<typeof createPool>
  #child: Child | undefined

  private constructor(folder: string, smtpPort: number, webPort: number) {
    this.folder = folder
    this.smtpPort = smtpPort
    this.webPort = webPort
    this.#client = createPool(smtpPort)
  }

  static async start(): Promise<TrialMailbox> {
    const folder = await mkdtemp(join(tmpdir(), 'mailbox-'))
    const mailbox = new TrialMailbox(folder, await findFreePort(), await findFreePort())
    await mailbox.restart()
    return mailbox
  }

  async restart(): Promise<void> {
    const child = this.#launch([])
    this.#child = child
    const ended = child.ended.then(() => Promise.reject(new Error(child.errors.join('\n'))))
    ended.catch(() => undefined)
    await Promise.race([child.nextLine(), ended])
  }

  /** Resolves with the exit code, null when the signal itself ended the process. */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.#child?.process.kill(signal)
    return (await this.#child?.ended) ?? null
  }

  async dispose(): Promise<void> {
    this.#client.close()
    await this.stop('SIGKILL')
    await rm(this.folder, { recursive: true })
  }

  /** Runs a second mailbox that is expected to end by itself. */
  async runOnce(args: string[], environment: NodeJS.ProcessEnv = {}) {
    const { ended, lines, errors } = this.#launch(args, environment)
    return { code: await ended, output: [...lines, ...errors].join('\n') }
  }

  async send(mail: SendMailOptions): Promise<void> {
    const addresses = { from: 'portail@enim.example', to: 'jeanne@armement.example' }
    const content = mail.html === undefined ? { text: 'Bonjour.' } : {}
    await this.#client.sendMail({ ...addresses, ...content, ...mail })
  }

  async messages(to?: string) {
    const response = await this.get(to === undefined ? '/messages' : `/messages?to=${to}`)
    return messagesSchema.parse(await response.json())
  }

  async subjects(to?: string): Promise<string[]> {
    return (await this.messages(to)).map(({ subject }) => subject)
  }

  async newestId(): Promise<string> {
    return (await this.messages())[0]?.id ?? ''
  }

  get(path: string, method = 'GET'): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.webPort}${path}`, { method })
  }

  async body(path: string): Promise<string> {
    return (await this.get(path)).text()
  }

  async status(path: string, method = 'GET'): Promise<number> {
    const response = await this.get(path, method)
    await response.body?.cancel()
    return response.status
  }

  #launch(args: string[], environment: NodeJS.ProcessEnv = {}): Child {
    return startChild(main, args, {
      MAILBOX_SMTP_PORT: String(this.smtpPort),
      MAILBOX_PORT: String(this.webPort),
      MAILBOX_DIR: this.folder,
      ...environment,
    })
  }
}

function createPool(port: number) {
  return createTransport({ host: '127.0.0.1', port, pool: true })
}
