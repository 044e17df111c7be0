import * as z from 'zod'
import type { Delivery } from './delivery.ts'

export interface Sms {
  /** Stable across tries, so that a provider that knows such keys sends it once. */
  id: string
  /** E.164 */
  to: string
  text: string
}

export interface SmsSender {
  /** Never throws for a message that does not leave. */
  send(sms: Sms): Promise<Delivery>
}

export interface SmsSettings {
  /** `https://…` of the provider, `console:` for trials; undefined when there is none. */
  url?: string | undefined
  /** What the recipient sees as its origin. */
  sender?: string | undefined
  token?: string | undefined
}

const TIMEOUT_MS = 10_000

/** One French mobile provider is as good as another: whoever takes `{sender, to, text}` will do. */
export function createSmsSender(
  { url, sender = '', token = '' }: SmsSettings,
  print: (line: string) => void = console.log,
): SmsSender {
  return {
    async send(sms) {
      if (url === undefined) return { kind: 'skipped' }
      if (!numberSchema.safeParse(sms.to).success) {
        return { kind: 'refused', reason: 'the number is not valid' }
      }
      if (url === 'console:') {
        print(`SMS pour ${maskNumber(sms.to)} : ${sms.text}`)
        return { kind: 'sent' }
      }
      return post(url, token, { ...sms, sender })
    },
  }
}

const numberSchema = z.e164()

async function post(url: string, token: string, sms: Sms & { sender: string }): Promise<Delivery> {
  const { id, sender, to, text } = sms
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': id,
      },
      body: JSON.stringify({ sender, to, text }),
    })
    await response.body?.cancel()
    return outcomeOf(response.status)
  } catch (error) {
    return { kind: 'delayed', reason: error instanceof Error ? error.name : 'unknown' }
  }
}

/** A wrong token (401, 403) is mended by whoever runs the portal: the message waits for that. */
const passing = [401, 403, 408, 429]

function outcomeOf(status: number): Delivery {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  const reason = `HTTP ${String(status)}`
  const isForGood = status >= 400 && status < 500 && !passing.includes(status)
  return isForGood ? { kind: 'refused', reason } : { kind: 'delayed', reason }
}

/** « +336••••01 » */
function maskNumber(number: string): string {
  return `${number.slice(0, 4)}••••${number.slice(-2)}`
}
