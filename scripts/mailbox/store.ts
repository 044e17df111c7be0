import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Envelope, MailContent, Message } from './message.ts'

export type Summary = Pick<Message, 'id' | 'receivedAt' | 'envelope' | 'from' | 'subject'>

const messageId = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{8}$/

/**
 * The mails, two files each: `<id>.eml` as received, then `<id>.json`, what it says. A mail exists
 * once its .json has its name; anything else in the folder is left alone.
 */
export class Store {
  readonly #folder: string
  readonly #summaries = new Map<string, Summary>()
  #lastTime = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(folder: string): Promise<Store> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const store = new Store(folder)
    for (const name of await readdir(folder)) {
      if (!name.endsWith('.json')) continue
      const message = await store.read(name.slice(0, -'.json'.length))
      if (message) store.#remember(message)
    }
    return store
  }

  /** Resolves once the mail would survive a power cut. */
  async add(raw: Buffer, content: MailContent, envelope: Envelope): Promise<Message> {
    const message: Message = { ...this.#nextId(), envelope, ...content }
    try {
      await this.#write(`${message.id}.eml`, raw)
      await this.#write(`${message.id}.json`, JSON.stringify(message))
      await this.#syncFolder()
    } catch (error) {
      await this.#remove(message.id)
      throw error
    }
    this.#remember(message)
    return message
  }

  /** Newest first; `to` is a part of a recipient's address, in any case. */
  list(to = ''): Summary[] {
    const wanted = to.trim().toLowerCase()
    const isWanted = (address: string) => address.toLowerCase().includes(wanted)
    return [...this.#summaries.values()]
      .filter(({ envelope }) => envelope.to.some(isWanted))
      .sort((one, other) => (one.id < other.id ? 1 : -1))
  }

  async read(id: string): Promise<Message | undefined> {
    const text = await this.#read(id, '.json')
    return text && (JSON.parse(text.toString()) as Message)
  }

  readRaw(id: string): Promise<Buffer | undefined> {
    return this.#read(id, '.eml')
  }

  async clear(): Promise<void> {
    for (const id of [...this.#summaries.keys()]) await this.#remove(id)
    await this.#syncFolder()
  }

  #remember({ id, receivedAt, envelope, from, subject }: Message): void {
    this.#summaries.set(id, { id, receivedAt, envelope, from, subject })
    this.#lastTime = Math.max(this.#lastTime, Date.parse(receivedAt))
  }

  /** Ids sort as the mails came, even within a millisecond or when the clock steps back. */
  #nextId(): Pick<Message, 'id' | 'receivedAt'> {
    this.#lastTime = Math.max(Date.now(), this.#lastTime + 1)
    const receivedAt = new Date(this.#lastTime).toISOString()
    const id = `${receivedAt.replaceAll(':', '-')}-${randomBytes(4).toString('hex')}`
    return { id, receivedAt }
  }

  async #write(name: string, content: Buffer | string): Promise<void> {
    const path = join(this.#folder, name)
    const file = await open(`${path}.tmp`, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.tmp`, path)
  }

  async #syncFolder(): Promise<void> {
    const folder = await open(this.#folder)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }

  /** The .json first: without it the mail is gone, whatever happens next. */
  async #remove(id: string): Promise<void> {
    this.#summaries.delete(id)
    for (const end of ['.json', '.json.tmp', '.eml', '.eml.tmp']) {
      await rm(join(this.#folder, id + end), { force: true })
    }
  }

  async #read(id: string, end: '.eml' | '.json'): Promise<Buffer | undefined> {
    if (!messageId.test(id)) return undefined
    try {
      return await readFile(join(this.#folder, id + end))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
}
