import fc from 'fast-check'
import type { TestApp } from '../support/test-app.ts'
import type { Held } from './registration-model.ts'
import {
  BROWSERS,
  EMPLOYERS,
  latestToken,
  listOpened,
  openRoom,
  post,
  rightAnswers,
  wrongAnswers,
  type Room,
} from './registration-room.ts'

export interface MachineReport {
  commands: number
  accounts: number
}

/**
 * Sends the steps of first connections in random orders, from two browsers, about two employers and
 * a SIRET that Enim does not know, and holds every answer against the model. Throws the shortest
 * order that is answered otherwise.
 */
export async function runRegistrationMachine(
  portal: TestApp,
  runs: number,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<MachineReport> {
  const report: MachineReport = { commands: 0, accounts: 0 }
  let rank = 0
  const property = fc.asyncProperty(orders, async (order) => {
    const room = await openRoom(portal, rank++)
    for (const command of order) await play(room, command)
    const opened = [...room.model.opened].sort()
    compare('accounts', String(await listOpened(room)), String(opened))
    report.commands += order.length
    report.accounts += opened.length
    tell(rank, runs)
  })
  await fc.assert(property, { numRuns: runs })
  return report
}

const browser = fc.nat(BROWSERS - 1)
/** Mostly one’s own first connection, sometimes that of the other browser. */
const isOwn = mostly(5)
const isRight = mostly(3)
/** One of the latest links that were mailed, counted from the last; 0 is none of them. */
const link = fc.nat(3)

/** Steps that lead on are drawn more often, or hardly an order would come to its end. */
const orders = fc.array(
  fc.oneof(
    weighted(
      2,
      fc.record({ kind: fc.constant('begin' as const), browser, siret: fc.nat(EMPLOYERS) }),
    ),
    weighted(1, fc.record({ kind: fc.constant('get' as const), browser })),
    weighted(4, fc.record({ kind: fc.constant('answer' as const), browser, isOwn, isRight })),
    weighted(2, fc.record({ kind: fc.constant('key' as const), browser, isOwn, isRight })),
    weighted(5, fc.record({ kind: fc.constant('details' as const), browser, isOwn })),
    weighted(1, fc.record({ kind: fc.constant('look' as const), link })),
    weighted(3, fc.record({ kind: fc.constant('activate' as const), link })),
  ),
  { minLength: 8, maxLength: 40, size: 'max' },
)

function weighted<T>(weight: number, arbitrary: fc.Arbitrary<T>) {
  return { weight, arbitrary }
}

function mostly(times: number): fc.Arbitrary<boolean> {
  return fc.oneof(weighted(times, fc.constant(true)), weighted(1, fc.constant(false)))
}

type Command = typeof orders extends fc.Arbitrary<(infer One)[]> ? One : never

async function play(room: Room, command: Command): Promise<void> {
  const { model } = room
  switch (command.kind) {
    case 'begin': {
      const siret = room.sirets[command.siret] ?? ''
      const answer = await post(room, command.browser, '/api/registration', { siret })
      compare(command, answer.status, 201)
      model.begin(command.browser, (await answer.json()) as Held)
      return
    }
    case 'get': {
      const answer = await room.browsers[command.browser]?.get('/api/registration')
      compare(command, answer?.status, model.get(command.browser))
      if (answer?.status !== 200) return
      const { step } = (await answer.json()) as Held
      compare(command, step, model.held.get(command.browser)?.step)
      return
    }
    case 'answer': {
      const id = idFor(room, command)
      const answers = command.isRight ? rightAnswers : wrongAnswers
      const typed = answers[model.held.get(command.browser)?.fact ?? ''] ?? 'x'
      const path = '/api/registration/answer'
      const { status } = await post(room, command.browser, path, { id, answer: typed })
      compare(command, status, model.answer(command.browser, id, command.isRight))
      return
    }
    case 'key': {
      const id = idFor(room, command)
      const own = room.keys.get(model.held.get(command.browser)?.siret ?? '')
      const key = (command.isRight ? own : undefined) ?? '000000000000'
      const { status } = await post(room, command.browser, '/api/registration/key', { id, key })
      compare(command, status, model.useKey(command.browser, id, command.isRight))
      return
    }
    case 'details': {
      const id = idFor(room, command)
      const email = `r${String(room.rank)}-${String(model.mailed.length)}@portail.example`
      const body = { ...details, id, email }
      const { status } = await post(room, command.browser, '/api/registration/details', body)
      compare(command, status, model.complete(command.browser, id))
      const held = model.held.get(command.browser)
      if (status === 200 && held) model.mailed.push({ token: await latestToken(room), held })
      return
    }
    case 'look':
    case 'activate': {
      const mailed = model.mailed.at(-command.link || Infinity)
      const path = command.kind === 'look' ? '/api/activation/reading' : '/api/activation'
      const { status } = await post(room, BROWSERS, path, { token: mailed?.token ?? 'x' })
      compare(command, status, model[command.kind](mailed))
    }
  }
}

const details = {
  firstName: 'Dora',
  lastName: 'Drague',
  mobile: '',
  code: '830462',
  codeAgain: '830462',
  notifications: false,
  dataNotice: true,
}

function idFor({ model }: Room, { browser, isOwn }: { browser: number; isOwn: boolean }): string {
  return model.held.get(isOwn ? browser : (browser + 1) % BROWSERS)?.id ?? 'none'
}

function compare(what: unknown, found: unknown, expected: unknown): void {
  if (found === expected) return
  throw new Error(`${JSON.stringify(what)}: ${String(found)} instead of ${String(expected)}`)
}
