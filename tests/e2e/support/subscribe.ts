import { expect } from '@playwright/test'
import type { Page } from 'playwright'
import type { Mail } from './mailbox.ts'

/** Fills the form of /actu and sends it. */
export async function signUp(page: Page, email: string, hasScript: boolean): Promise<void> {
  const box = page.getByRole('checkbox', { name: 'Je ne suis pas un robot' })
  await page.getByRole('textbox', { name: 'Adresse e-mail' }).fill(email)
  await page.getByRole('checkbox', { name: 'J’accepte que l’Enim' }).check()
  await box.click()
  await expect(box).toBeChecked({ timeout: hasScript ? 30_000 : 5_000 })
  await page.getByRole('button', { name: 'M’inscrire' }).click()
}

/** The address in a mail that leads to a page of /actu with its key. */
export function linkTo({ text }: Mail, page: string): string {
  return new RegExp(`https?://\\S+/actu/${page}\\?cle=[\\w.-]+`).exec(text)?.[0] ?? ''
}
