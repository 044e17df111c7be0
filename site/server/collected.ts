import { ServerResponse, type OutgoingHttpHeaders } from 'node:http'

export interface Answer {
  status: number
  headers: OutgoingHttpHeaders
  body: Buffer
}

type Written = (error?: Error | null) => void

/** Collects what a handler answers, instead of sending it. */
export class Collected extends ServerResponse {
  readonly #chunks: Uint8Array[] = []
  #headers: OutgoingHttpHeaders = {}
  #settle: (answer: Answer | undefined) => void = () => undefined

  /** Undefined when the handler gave up in the middle. */
  readonly answer = new Promise<Answer | undefined>((resolve) => {
    this.#settle = resolve
  })

  override writeHead(status: number, headers?: unknown): this {
    this.statusCode = status
    if (typeof headers === 'object') this.#headers = headers as OutgoingHttpHeaders
    return this
  }

  override write(chunk: unknown, first?: BufferEncoding | Written, second?: Written): boolean {
    this.#collect(chunk)
    const written = typeof first === 'function' ? first : second
    written?.()
    return true
  }

  override end(chunk?: unknown): this {
    this.#collect(chunk)
    const body = Buffer.concat(this.#chunks)
    this.#settle({ status: this.statusCode, headers: this.#headers, body })
    this.emit('close')
    return this
  }

  override destroy(): this {
    this.#settle(undefined)
    this.emit('close')
    return this
  }

  #collect(chunk: unknown): void {
    if (typeof chunk === 'string') this.#chunks.push(Buffer.from(chunk))
    else if (chunk instanceof Uint8Array) this.#chunks.push(chunk)
  }
}
