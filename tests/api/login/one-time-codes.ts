import { expect } from 'vitest'
import { loginJobs } from '../../../api/src/login/index.ts'
import type { Browser } from '../../support/browser.ts'
import { alice } from '../../support/cast.ts'
import { readOneTimeCode } from '../../support/logins.ts'
import type { TestApp } from '../../support/test-app.ts'

/** Logs alice in on an unknown browser, up to her session. */
export async function openSession(portal: TestApp, browser: Browser): Promise<void> {
  await browser.logIn(alice)
  const answer = await sendCode(browser, await readOneTimeCode(portal, alice))
  expect(answer.status).toBe(201)
}

export function sendCode(browser: Browser, code: string, address = '192.0.2.1'): Promise<Response> {
  return browser.post('/api/session/code', { code }, { 'x-client-address': address })
}

/** A code of the same shape that is not this one. */
export function another(code: string): string {
  return code.startsWith('2') ? code.replace('2', '3') : `2${code.slice(1)}`
}

export async function expectExpired(answer: Response): Promise<void> {
  expect(answer.status).toBe(410)
  expect(await answer.json()).toMatchObject({
    type: 'expired',
    title: 'Ce code a expiré ou n’est plus utilisable. Identifiez-vous à nouveau.',
  })
}

export async function sweep(portal: TestApp): Promise<void> {
  for (const job of loginJobs(portal.deps)) await job.run()
}
