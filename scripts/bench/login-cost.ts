import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { median, type Figure } from './figure.ts'
import { timeGet } from './load.ts'
import type { Portal } from './portal.ts'
import { cpuMs, findChild } from './process-usage.ts'
import { apiDoor, demoAccount, signIn, type ApiDoor } from './sign-in.ts'

const ROUNDS = 20
const LOGINS = 10
const CLIENTS = 8
const CALLS = 200

/** Argon2id as the api uses it; the same cost for the bare verification. */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 }

/** What a login costs, and what everybody else feels while others log in without pause. */
export async function* loginCost(portal: Portal): AsyncGenerator<Figure> {
  const door = apiDoor(portal)
  const account = demoAccount(portal)
  const api = findChild(portal.pid, 'api/src/main.ts')

  yield {
    name: 'login-cpu',
    value: await loginRatio(api, () => signIn(door, account, randomAddress())),
    unit: 'x-bare-argon2',
    goal: 1.25,
    sense: 'at most',
  }

  const cookie = await signIn(door, account)
  await callMs(door, cookie)
  const quiet = await callMs(door, cookie)
  let busy = true
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (busy) await signIn(door, account, randomAddress())
  })
  const crowded = await callMs(door, cookie)
  busy = false
  await Promise.all(clients)
  yield {
    name: 'signed-in-call-while-8-log-in',
    value: crowded / quiet,
    unit: 'x-quiet-p50',
    goal: 5,
    sense: 'at most',
  }
}

async function loginRatio(api: number, logIn: () => Promise<string>): Promise<number> {
  const secret = randomBytes(32)
  const reference = await hash('482917', { ...cost, secret })
  const ratios: number[] = []
  for (let round = -3; round < ROUNDS; round++) {
    const apiBefore = cpuMs(api)
    for (let login = 0; login < LOGINS; login++) await logIn()
    const apiMs = cpuMs(api) - apiBefore
    const before = process.cpuUsage()
    for (let login = 0; login < LOGINS; login++) await verify(reference, '482917', { secret })
    const used = process.cpuUsage(before)
    if (round >= 0) ratios.push(apiMs / ((used.user + used.system) / 1_000))
  }
  return median(ratios)
}

async function callMs(door: ApiDoor, cookie: string): Promise<number> {
  const times: number[] = []
  for (let call = 0; call < CALLS; call++) {
    times.push(await timeGet(`${door.url}/api/session`, { headers: { ...door.headers, cookie } }))
  }
  return median(times)
}

/** Addresses differ so that the limit per address, rightly, stays out of the measure. */
function randomAddress(): string {
  return `10.${[...randomBytes(3)].join('.')}`
}
