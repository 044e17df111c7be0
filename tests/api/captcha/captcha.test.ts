import { randomBytes } from 'node:crypto'
import { createChallenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { captchaJobs } from '../../../api/src/captcha/index.ts'
import {
  createMovableClock,
  decodePayload,
  encodePayload,
  solveCaptcha,
} from '../../support/captcha.ts'
import { alice, unknownSiret } from '../../support/cast.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const box = 'Cochez la case « Je ne suis pas un robot ».'
const tooLate = 'Cette vérification n’est plus valable. Cochez à nouveau la case.'
let portal: TestApp
let clock: ReturnType<typeof createMovableClock>

beforeEach(async () => {
  clock = createMovableClock()
  portal = await createTestApp({ clock })
})
afterEach(() => portal.close())

test('a solved challenge opens, with or without the box', async () => {
  expect(await ask({ captcha: await solve() })).toEqual([202])
  expect(await ask({ captcha: await solve(), human: true })).toEqual([202])
})

test('a challenge is solved in well under a second', async () => {
  const start = performance.now()
  for (let count = 0; count < 3; count++) await solve()
  expect((performance.now() - start) / 3).toBeLessThan(800)
})

test('a solution opens once, also when it comes twenty times at once', async () => {
  const captcha = await solve()
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, rank) => ask({ captcha }, addressOf(rank))),
  )
  expect(answers.filter(([status]) => status === 202)).toHaveLength(1)
  expect(answers.filter(([, message]) => message === tooLate)).toHaveLength(19)
})

test('a solution is good for ten minutes', async () => {
  const [first, second] = [await solve(), await solve()]
  clock.advance(9 * 60_000 + 50_000)
  expect(await ask({ captcha: first })).toEqual([202])
  clock.advance(10_000)
  expect(await ask({ captcha: second })).toEqual([422, tooLate])
})

test('a challenge that is not ours, or was changed, opens nothing', async () => {
  const solved = decodePayload(await solve())
  const { parameters } = solved.challenge
  const later = { ...parameters, expiresAt: (parameters.expiresAt ?? 0) + 3_600 }
  const zero = { ...parameters, keySignature: '00'.repeat(32) }
  const forged = [
    { ...solved, challenge: { ...solved.challenge, parameters: later } },
    { ...solved, challenge: { ...solved.challenge, parameters: zero } },
    { ...solved, challenge: { parameters } },
    { ...solved, challenge: { parameters, signature: '' } },
    { ...solved, solution: { ...solved.solution, derivedKey: randomBytes(32).toString('hex') } },
    { ...solved, solution: { counter: 1, derivedKey: '' } },
    { ...solved, solution: { counter: {}, derivedKey: [] } },
    await solvedWith('another key of 32 characters, no less'),
    await solvedWith(portal.deps.settings.captchaKey),
    [],
    null,
    {},
    '',
  ]
  for (const [rank, payload] of forged.entries()) {
    const answer = await ask({ captcha: encodePayload(payload) }, addressOf(rank))
    expect({ rank, answer }).toEqual({ rank, answer: [422, tooLate] })
  }
  expect(await ask({ captcha: encodePayload(solved) })).toEqual([202])
})

test.each(['{', '====', 'é', '"'.repeat(3_000), '[['.repeat(1_900)])(
  'a captcha that cannot be read opens nothing: %.20s…',
  async (captcha) => {
    expect(await ask({ captcha })).toEqual([422, tooLate])
  },
)

test.each([
  [{}],
  [{ captcha: '' }],
  [{ captcha: '', human: false }],
  [{ captcha: '', human: 'true' }],
  [{ captcha: '', human: 1 }],
  [{ captcha: null, human: null }],
  [{ captcha: ['x'] }],
  [{ captcha: 'x'.repeat(5_000) }],
])('%o is nobody who says to be human', async (proof) => {
  expect(await ask(proof)).toEqual([422, box])
})

test('without a challenge the box opens three times an hour from one address', async () => {
  for (let count = 0; count < 3; count++) expect(await ask({ human: true })).toEqual([202])
  expect(await ask({ human: true })).toEqual([429, undefined])
  expect(await ask({ human: true }, addressOf(1))).toEqual([202])
  expect(await ask({ captcha: await solve() })).toEqual([202])
})

test('with challenges an address may ask twenty times an hour', async () => {
  for (let count = 0; count < 20; count++) {
    expect(await ask({ captcha: await solve() })).toEqual([202])
  }
  const captcha = await solve()
  expect(await ask({ captcha })).toEqual([429, undefined])
  expect(await ask({ captcha }, addressOf(1))).toEqual([202])
})

test('an unchecked box costs no try, and says the same for every SIRET', async () => {
  for (let count = 0; count < 30; count++) await ask({})
  expect(await ask({ human: true })).toEqual([202])
  expect(await ask({}, addressOf(2), unknownSiret)).toEqual([422, box])
})

test('challenges are not given out without end', async () => {
  for (let count = 0; count < 100; count++) {
    expect((await portal.visitor().get('/api/captcha')).status).toBe(200)
  }
  expect((await portal.visitor().get('/api/captcha')).status).toBe(429)
})

test('a challenge tells nothing of its answer', async () => {
  const { parameters } = decodePayload(await solve()).challenge
  expect(Object.keys(parameters).sort()).toEqual([
    'algorithm',
    'cost',
    'expiresAt',
    'keyLength',
    'keyPrefix',
    'keySignature',
    'nonce',
    'salt',
  ])
})

test('used challenges are forgotten once they would be refused for their age', async () => {
  const captcha = await solve()
  await ask({ captcha })
  const [job] = captchaJobs(portal.deps)
  await job?.run()
  expect(await usedChallenges()).toHaveLength(1)
  clock.advance(600_000)
  await job?.run()
  expect(await usedChallenges()).toHaveLength(0)
  expect(await ask({ captcha })).toEqual([422, tooLate])
})

function usedChallenges() {
  return portal.deps.database.read('SELECT 1 FROM used_challenges')
}

let solvers = 0

/** From an address of its own: what is counted here is the asking. */
function solve(): Promise<string> {
  const headers = { 'x-client-address': `203.0.113.${String(solvers++ % 250)}` }
  const browser = portal.visitor()
  return solveCaptcha({ ...browser, get: (path) => browser.get(path, headers) })
}

async function solvedWith(secret: string) {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    counter: 2,
    deriveKey,
    expiresAt: new Date(clock.now().getTime() + 600_000),
    hmacSignatureSecret: secret,
    hmacKeySignatureSecret: secret,
  })
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) }
}

/** The status, and what is said beside the box. */
async function ask(proof: object, address = '192.0.2.1', siret: string = alice.siret) {
  const headers = { 'x-client-address': address }
  const answer = await portal.visitor().post('/api/resets', { siret, ...proof }, headers)
  if (answer.status === 202) return [202]
  const { errors } = (await answer.json()) as { errors: { field: string; message: string }[] }
  expect(errors.every(({ field }) => field === 'human')).toBe(true)
  return [answer.status, errors[0]?.message]
}

function addressOf(rank: number): string {
  return `198.51.100.${String(rank)}`
}
