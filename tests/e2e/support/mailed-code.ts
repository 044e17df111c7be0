import { expect } from '@playwright/test'
import type { Page } from 'playwright'
import type { Employer } from './cast.ts'
import { readMails } from './mailbox.ts'

const CODE = /Code à usage unique : ([0-9A-Z]{4}-[0-9A-Z]{4})/

/** The one-time codes mailed to someone, newest first. */
export async function mailedCodes(to: string): Promise<string[]> {
  const mails = await readMails(to)
  return mails.flatMap(({ text }) => CODE.exec(text)?.[1] ?? [])
}

/** Waits for a code that is not among those already `seen`. */
export async function nextCode(to: string, seen: readonly string[]): Promise<string> {
  let code: string | undefined
  await expect
    .poll(
      async () => {
        code = (await mailedCodes(to)).find((mailed) => !seen.includes(mailed))
        return code !== undefined
      },
      { message: `a one-time code for ${to}`, timeout: 20_000 },
    )
    .toBe(true)
  return code ?? ''
}

/** Types the mailed code, if this browser is asked for it; stories side by side may share a mailbox. */
export async function passMailedCode(
  page: Page,
  { email }: Pick<Employer, 'email'>,
  seen: readonly string[],
): Promise<void> {
  await page.waitForURL(/\/espace|\/connexion\/code/)
  const tried = [...seen]
  while (new URL(page.url()).pathname === '/connexion/code') {
    const code = await nextCode(email, tried)
    tried.push(code)
    await page.getByLabel('Code à usage unique').fill(code)
    await page.getByRole('button', { name: 'Valider' }).click()
    await page.waitForLoadState()
  }
}
