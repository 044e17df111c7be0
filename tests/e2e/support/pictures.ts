import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dataFolder } from './addresses.ts'

/** Sends a picture from this computer to the media library, without words. */
export async function addPicture(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Cliquer pour ajouter un média/ }).click()
  await page.getByRole('button', { name: 'Ajouter plus de médias' }).click()
  const file = join(dataFolder, 'demo', 'cms', 'files', 'buoy.webp')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Importer 1 média dans la médiathèque' }).click()
  await page.getByRole('button', { name: 'Terminer' }).click()
}

/** Says what the chosen picture shows, without leaving the news. */
export async function describePicture(page: Page, words: string): Promise<void> {
  await page.getByRole('region', { name: 'Image' }).getByRole('button', { name: 'Éditer' }).click()
  await page.getByLabel('Texte alternatif').fill(words)
  await page.getByRole('button', { name: 'Terminer' }).click()
}
