import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Parameters = Record<string, unknown>
type Listener = (parameters: Parameters) => void

/** A page of a browser that has seen nothing yet. */
export interface BarePage {
  send: (method: string, parameters?: Parameters) => Promise<Parameters>
  on: (event: string, listener: Listener) => void
  close: () => Promise<void>
}

export interface Chromium {
  openPage: () => Promise<BarePage>
  close: () => Promise<void>
}

interface Message {
  id?: number
  method?: string
  params?: Parameters
  result?: Parameters
  error?: { message: string }
  sessionId?: string
}

/** Debian's Chromium, off the network, spoken to by its DevTools protocol. */
export async function startChromium(): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'))
  const child = spawn(
    process.env.CHROMIUM ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  while (!/ws:\/\/\S+/.test(said)) {
    const [chunk] = (await once(child.stderr, 'data')) as [Buffer]
    said += chunk.toString()
  }
  const socket = new WebSocket(/ws:\/\/\S+/.exec(said)?.[0] ?? '')
  await once(socket, 'open')
  const { send, listen } = speak(socket)

  async function openPage(): Promise<BarePage> {
    const { browserContextId } = await send('Target.createBrowserContext')
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId })
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
    const session = String(sessionId)
    return {
      send: (method, parameters) => send(method, parameters, session),
      on: (event, listener) => {
        listen(session, event, listener)
      },
      close: async () => {
        await send('Target.disposeBrowserContext', { browserContextId })
      },
    }
  }

  return {
    openPage,
    close: async () => {
      const ended = once(child, 'exit')
      await send('Browser.close')
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function speak(socket: WebSocket) {
  const waiting = new Map<number, (message: Message) => void>()
  const listeners = new Map<string, Listener[]>()
  let last = 0

  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
    const key = `${message.sessionId ?? ''} ${message.method ?? ''}`
    for (const listener of listeners.get(key) ?? []) listener(message.params ?? {})
  })

  return {
    listen: (session: string, event: string, listener: Listener): void => {
      const key = `${session} ${event}`
      listeners.set(key, [...(listeners.get(key) ?? []), listener])
    },
    send: async (
      method: string,
      params: Parameters = {},
      sessionId?: string,
    ): Promise<Parameters> => {
      const id = (last += 1)
      const answer = new Promise<Message>((resolve) => waiting.set(id, resolve))
      socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
      const { error, result } = await answer
      waiting.delete(id)
      if (error) throw new Error(`${method}: ${error.message}`)
      return result ?? {}
    },
  }
}
